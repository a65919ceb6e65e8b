import { SaxesParser } from 'saxes'
import type { ArticleBlock, ArticleCell, ArticleRun } from '../../platform/base/article-sheet.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { drawBody, safe } from './body.rules.ts'
import type { Picture, StatedFigure } from './types.ts'

const kinds: Record<string, 'paragraph' | 'heading' | 'subheading' | 'quote'> = {
  p: 'paragraph',
  h2: 'heading',
  h3: 'subheading',
  blockquote: 'quote',
}

/** The file under which the typesetter is handed a picture. */
export const pictureFile = (id: number): string => `/anh-${id}.jpg`

const captionOf = ({ caption, credit }: Picture): string => [caption, `Ảnh: ${credit}`].filter((one) => one !== '').join('. ')

/** Reads what is kept of an article, block by block; what stands within an item, a cell or a quotation stays in it. */
class Blocks {
  readonly found: ArticleBlock[] = []
  private runs: ArticleRun[] | null = null
  private list: Extract<ArticleBlock, { kind: 'list' }> | null = null
  private table: Extract<ArticleBlock, { kind: 'table' }> | null = null
  private row = 0
  private depth = { strong: 0, em: 0, sup: 0, sub: 0, holder: 0 }

  open(name: string, given: Record<string, string>): void {
    if (name === 'strong' || name === 'em' || name === 'sup' || name === 'sub') this.depth[name]++
    else if (name === 'br') this.say('\n')
    else if (name === 'ul' || name === 'ol') this.list ??= this.add({ kind: 'list', ordered: name === 'ol', items: [] })
    else if (name === 'table') this.table = this.add({ kind: 'table', columns: 1, cells: [] })
    else if (name === 'tr') this.row = 0
    else if (name === 'li' && this.list) this.hold(this.list.items[this.list.items.push([]) - 1] ?? null)
    else if (name === 'td' || name === 'th') this.cell(name === 'th', given)
    else if (name in kinds && this.depth.holder === 0) this.block(name)
  }

  close(name: string): void {
    if (name === 'strong' || name === 'em' || name === 'sup' || name === 'sub') this.depth[name]--
    else if (name === 'ul' || name === 'ol') this.list = null
    else if (name === 'table') this.table = null
    else if (name === 'li' || name === 'td' || name === 'th' || name === 'blockquote') this.hold(null)
    else if (name in kinds && this.depth.holder === 0) this.runs = null
    else if (name === 'p') this.say(' ')
  }

  say(text: string): void {
    if (this.runs === null && text.trim() === '') return
    if (this.runs === null && (this.list || this.table)) return
    this.runs ??= this.block('p')
    const { strong, em, sup, sub } = this.depth
    this.runs.push({
      text: text.replace(/\s*\n\s*/g, ' '),
      bold: strong > 0,
      italic: em > 0,
      raised: sup > 0 ? 'sup' : sub > 0 ? 'sub' : null,
    })
  }

  picture(picture: Picture): void {
    this.runs = null
    this.add({ kind: 'picture', file: pictureFile(picture.id), alt: picture.alt, caption: captionOf(picture) })
  }

  private add<One extends ArticleBlock>(one: One): One {
    this.found.push(one)
    return one
  }

  private block(name: string): ArticleRun[] {
    this.runs = []
    this.add({ kind: kinds[name] ?? 'paragraph', runs: this.runs })
    if (name === 'blockquote') this.depth.holder = 1
    return this.runs
  }

  private hold(runs: ArticleRun[] | null): void {
    this.runs = runs
    this.depth.holder = runs === null ? 0 : 1
  }

  private cell(head: boolean, { colspan = '1', rowspan = '1' }: Record<string, string>): void {
    const cell: ArticleCell = { runs: [], head, columns: Number(colspan), rows: Number(rowspan) }
    this.row += cell.columns
    if (!this.table) return
    this.table.columns = Math.max(this.table.columns, this.row)
    this.table.cells.push(cell)
    this.hold(cell.runs)
  }
}

/** What is kept of an article as blocks to be set, with its figures as they were approved. Pictures that it does not have are left out. */
export function blocksOf(kept: string, figures: ReadonlyMap<string, StatedFigure>, pictures: readonly Picture[]): ArticleBlock[] {
  const html = drawBody(kept, {
    figure: (token) => safe(formatNumber(figures.get(token)?.figure.value ?? 0)),
    picture: (id) => `<anh id="${id}"/>`,
  })
  const blocks = new Blocks()
  const parser = new SaxesParser({ fragment: true })
  parser.on('opentag', ({ name, attributes }) => {
    const picture = name === 'anh' ? pictures.find(({ id }) => String(id) === attributes.id) : undefined
    if (picture) blocks.picture(picture)
    else if (name !== 'anh') blocks.open(name, attributes as Record<string, string>)
  })
  parser.on('closetag', ({ name }) => blocks.close(name))
  parser.on('text', (text) => blocks.say(text))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(html).close()
  return blocks.found.filter((one) => !('runs' in one) || one.runs.some(({ text }) => text.trim() !== ''))
}
