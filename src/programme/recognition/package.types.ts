/** A file of the package: where it stands, what it is, and the hash that is written down of it; null: none, it is made for the package. */
export type Part = { path: string; what: string; hash: string | null; open: () => Promise<AsyncIterable<Uint8Array> | null> }

/** One row = a file of the package as it was put in. */
export type Packed = { path: string; what: string; size: number; sha256: string }

/** What is not in the package, or not as it was written down, and why. */
export type Fault = { path: string; what: string; why: string }

/** What was left out on purpose. */
export type Withheld = { what: string; why: string }

/** What the package says of itself; the last file but one in it. */
export type Manifest = {
  format: 'ntm-dossier-1'
  dossier: { id: number; title: string; unit: string; state: string; decision: string | null }
  madeAt: string
  /** the content that the council saw */
  frozen: { path: string; number: number; sha256: string }
  log: { path: string; heads: string | null; day: string | null; root: string | null; because: string | null }
  files: Packed[]
  faults: Fault[]
  withheld: Withheld[]
}
