import decodeQR from 'qr/decode.js';

const INTERVAL_MS = 120;
const SIDE_MAX = 720;

/** The camera scanner of the front page. Everything works without it; it only shows where there is a camera. */
function start(): void {
  const box = document.getElementById('scanner');
  const button = box?.querySelector('button');
  const video = box?.querySelector('video');
  const status = box?.querySelector('p');
  if (!box || !button || !video || !status || !('mediaDevices' in navigator)) return;
  box.hidden = false;
  const labels = { start: button.textContent, stop: box.dataset['stop'] ?? '' };
  let stream: MediaStream | null = null;

  const stop = (): void => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
    button.textContent = labels.start;
  };

  const look = (): void => {
    if (stream === null) return;
    const text = read(video);
    const target = text === null ? null : pathOf(text);
    if (target !== null) {
      stop();
      location.assign(target);
      return;
    }
    if (text !== null) status.textContent = box.dataset['other'] ?? '';
    setTimeout(look, INTERVAL_MS);
  };

  button.addEventListener('click', () => {
    if (stream !== null) {
      stop();
      status.textContent = '';
      return;
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      .then(async (opened) => {
        stream = opened;
        video.srcObject = opened;
        video.hidden = false;
        button.textContent = labels.stop;
        status.textContent = box.dataset['scanning'] ?? '';
        await video.play();
        look();
      })
      .catch(() => {
        stop();
        status.textContent = box.dataset['denied'] ?? '';
      });
  });
}

const canvas = document.createElement('canvas');

function read(video: HTMLVideoElement): string | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const scale = Math.min(1, SIDE_MAX / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decodeQR({ data, width, height });
  } catch {
    return null; // no symbol in this picture; the next one may have it
  }
}

/** Only addresses of this registry are opened: a code can say anything. */
function pathOf(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || url.host !== location.host.toLowerCase()) return null;
  return /^\/(q|01)\//i.test(url.pathname) ? url.pathname.replace(/^\/Q\//, '/q/') : null;
}

start();
