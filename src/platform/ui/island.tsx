import addresses from 'virtual:islands'

/**
 * The script of an island: `of="evidence/upload"` is `src/programme/evidence/pages/upload.island.ts`. It finds its place in the page by
 * itself (a `data-` attribute); the page must do without it.
 */
export function Island({ of }: { of: string }) {
  const address = addresses[of]
  if (address === undefined) throw new Error(`there is no island ${of}`)
  return <script type="module" src={address} />
}
