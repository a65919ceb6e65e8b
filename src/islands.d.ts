/** Where the script of each island stands, by its name (`evidence/upload`); tools/islands.ts makes it while building. */
declare module 'virtual:islands' {
  const addresses: Readonly<Record<string, string>>
  export default addresses
}

/** The part of exifr that reads JPEG and HEIC alone, a third of the whole. */
declare module 'exifr/dist/lite.esm.mjs' {
  export { default } from 'exifr'
}
