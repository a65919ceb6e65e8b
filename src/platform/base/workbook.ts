/** A cell of a form: locked unless somebody is to fill it; `choices` become a list to choose from. */
export type FormCell = { value: string | number | null; fill?: boolean; choices?: readonly string[] }

/** A form to be filled in a spreadsheet: lines of words on top, a row of heads, rows of cells. */
export type WorkbookForm = {
  sheet: string
  title: string
  lines: readonly string[]
  columns: readonly { head: string; width: number; hidden?: boolean }[]
  rows: readonly (readonly FormCell[])[]
}
