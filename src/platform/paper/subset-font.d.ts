declare module 'subset-font' {
  /** A font with the glyphs of a text alone, by hb-subset. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: { targetFormat?: 'truetype' | 'woff' | 'woff2' },
  ): Promise<Buffer>
}
