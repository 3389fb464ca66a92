/** The keys of the console. Everything works without them. */
const KEPT = 'console-keys';

function start(): void {
  const help = document.querySelector<HTMLDetailsElement>('#key-help');
  if (help === null) return;
  help.hidden = false;
  offerSwitch(help);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      toField('#seek');
      return;
    }
    if (!on() || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (act(event.key, help)) event.preventDefault();
  });
}

/** @returns whether the key did something. */
function act(key: string, help: HTMLDetailsElement): boolean {
  switch (key) {
    case '/':
      return toField('#filter-q') || toField('#seek');
    case 'j':
      return move(1);
    case 'k':
      return move(-1);
    case 'x':
      return mark();
    case '?':
      help.open = true;
      help.querySelector('summary')?.focus();
      return true;
    default:
      return false;
  }
}

function toField(selector: string): boolean {
  const field = document.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
  return field !== null;
}

/** To the link that names the next row, or the one before; Enter then opens it. */
function move(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main tbody th a')];
  if (links.length === 0) return false;
  const row = document.activeElement?.closest('tr') ?? null;
  const at = links.findIndex((link) => row !== null && link.closest('tr') === row);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
  return true;
}

function mark(): boolean {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== null && box !== undefined;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  );
}

function on(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true; // a browser that keeps nothing
  }
}

function offerSwitch(help: HTMLDetailsElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn plain';
  const label = () => (button.textContent = (on() ? help.dataset['off'] : help.dataset['on']) ?? '');
  button.addEventListener('click', () => {
    try {
      if (on()) localStorage.setItem(KEPT, 'off');
      else localStorage.removeItem(KEPT);
    } catch {
      return;
    }
    label();
  });
  label();
  help.append(button);
}

start();
