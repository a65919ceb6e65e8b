/** One thing of somebody else that the system rests on: what, whose, under which terms, how sure those terms are. */
export type Credit = {
  name: string
  /** what it is used for here */
  use: string
  source: string
  licence: string
  note: string | null
}
