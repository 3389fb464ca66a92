declare module 'digital-link.js' {
  /** Reads a Web URI; throws on some malformed ones. */
  export function DigitalLink(uri: string): { isValid: () => boolean };
}
