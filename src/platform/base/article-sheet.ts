/** A stretch of text of an article. */
export type ArticleRun = { text: string; bold: boolean; italic: boolean; raised: 'sup' | 'sub' | null }
export type ArticleCell = { runs: ArticleRun[]; head: boolean; columns: number; rows: number }
export type ArticleBlock =
  | { kind: 'paragraph' | 'heading' | 'subheading' | 'quote'; runs: ArticleRun[] }
  | { kind: 'list'; ordered: boolean; items: ArticleRun[][] }
  | { kind: 'table'; columns: number; cells: ArticleCell[] }
  | { kind: 'picture'; file: string; alt: string; caption: string }

/** An article as a reader takes it away: not a document of Decree 30/2020, but a page of the portal with where it stands. */
export type ArticleSheet = {
  title: string
  /** where, when, under what */
  kicker: string
  sapo: string
  byline: string
  body: ArticleBlock[]
  /** corrections, source, figures with their days: a line each */
  notes: string[]
  address: string
}
