/** What is told of an address that names nothing: the words in it, and units that bear or bore such a name or code. */
export type Lost = { words: string; units: { code: string; name: string; place: string | null }[] }
