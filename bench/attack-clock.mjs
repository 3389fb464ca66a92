// Asks for one page again and again, in a process of its own, and tells at the end how long it waited: node attack-clock.mjs URL
import { get, Agent } from 'node:http';

const [, , url] = process.argv;
const agent = new Agent({ keepAlive: true });
const waits = [];
let failed = 0;

function ask() {
  const began = performance.now();
  const again = () => {
    waits.push(performance.now() - began);
    setTimeout(ask, 5);
  };
  get(url, { agent }, (answer) => {
    if (answer.statusCode !== 200) failed += 1;
    answer.resume();
    answer.on('end', again);
  }).on('error', () => {
    failed += 1;
    again();
  });
}

process.on('SIGTERM', () => {
  waits.sort((a, b) => a - b);
  const at = (part) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0;
  process.stdout.write(JSON.stringify({ asked: waits.length, failed, p99: at(0.99), most: at(1) }));
  process.exit(0);
});
ask();
