/** Where the script of each island stands, by its name (`evidence/upload`); tools/islands.ts makes it while building. */
declare module 'virtual:islands' {
  const addresses: Readonly<Record<string, string>>
  export default addresses
}
