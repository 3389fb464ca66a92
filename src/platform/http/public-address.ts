import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses that nothing on the internet has: of this machine, of networks that are not the internet, of groups, kept for documents and
 * tests. IANA IPv4 and IPv6 Special-Purpose Address Registries, RFC 6890.
 */
const SPECIAL = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

const special = new BlockList();
for (const [net, prefix] of SPECIAL) special.addSubnet(net, prefix, 'ipv4');
/** Of IPv6 only what is given out as global unicast; of that not what hides another address or is kept for documents. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, prefix, 'ipv6');

/** Whether an address is one of the public internet. Every other text, and every form that hides an IPv4 address, is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return family === 6 && global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** For a connection to this very address, whatever its name says by now. */
export function pinnedTo(address: string): LookupFunction {
  return (_host, options, answer) => {
    const family = address.includes(':') ? 6 : 4;
    if (options.all === true) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
}
