declare module 'html-encoding-sniffer' {
  /** The encoding of a stream of HTML (WHATWG HTML, "determining the character encoding"). */
  export default function sniff(
    bytes: Uint8Array,
    options: { transportLayerEncodingLabel?: string | undefined; defaultEncoding: string },
  ): string
}
