import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** A stretch of text on one line. Points, from the left and from the top; `y` is where its letters stand. */
export type Stretch = { text: string; x0: number; x1: number; y: number; size: number; bold: boolean; italic: boolean }
/** A drawn line that lies. */
export type Rule = { x0: number; x1: number; y: number }
export type Leaf = { width: number; height: number; lines: Stretch[]; rules: Rule[]; fonts: string[] }

type Matrix = [number, number, number, number, number, number]
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

/** Lines and upper and lower edges of boxes, wherever they were drawn; thin boxes that are filled are lines too. */
async function rulesOf(page: Page, height: number): Promise<Rule[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const rules: Rule[] = []
  const kept: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((operator, at) => {
    const given = argsArray[at]
    if (operator === OPS.save) kept.push(matrix)
    else if (operator === OPS.restore) matrix = kept.pop() ?? matrix
    else if (operator === OPS.transform) matrix = times(matrix, given as Matrix)
    else if (operator === OPS.constructPath && given[2]) {
      const [left, low, right, high] = [0, 1, 2, 3].map((corner) => given[2][corner]) as [number, number, number, number]
      const place = (x: number, y: number) =>
        [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]] as const
      const [[x0, y0], [x1, y1]] = [place(left, low), place(right, high)]
      if (Math.abs(x1 - x0) < 3) return
      for (const y of Math.abs(y1 - y0) < 1.5 ? [(y0 + y1) / 2] : [y0, y1])
        rules.push({ x0: Math.min(x0, x1), x1: Math.max(x0, x1), y: height - y })
    }
  })
  return rules
}

/** Words farther apart than this belong to two columns. */
const columnGap = 18

async function leafOf(page: Page): Promise<Leaf> {
  const [, , width = 0, height = 0] = page.view
  const { items } = await page.getTextContent()
  // fonts are known once the page was gone through
  await page.getOperatorList()
  const fonts = new Set<string>()
  const parts = items.flatMap((item): Stretch[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , size, x, y] = item.transform as Matrix
    const font = (page.commonObjs.get(item.fontName) as { name: string }).name
    fonts.add(font)
    return [{ text: item.str, x0: x, x1: x + item.width, y: height - y, size, bold: /bold/i.test(font), italic: /italic/i.test(font) }]
  })
  parts.sort((a, b) => (Math.abs(a.y - b.y) < 1 ? a.x0 - b.x0 : a.y - b.y))
  const lines: Stretch[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const follows = last && Math.abs(last.y - part.y) < 1 && part.x0 - last.x1 < columnGap && part.x0 - last.x1 > -2
    if (!follows) lines.push({ ...part })
    else
      Object.assign(last, {
        text: `${last.text}${part.x0 - last.x1 > 1 ? ' ' : ''}${part.text}`,
        x1: part.x1,
        bold: last.bold && part.bold,
        italic: last.italic && part.italic,
      })
  }
  for (const line of lines) line.text = line.text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return { width, height, lines, rules: await rulesOf(page, height), fonts: [...fonts] }
}

/** Pages of a PDF as they were drawn: where every line of text stands, in which size and face, and which lines are ruled. */
export async function measuredPdf(bytes: Uint8Array): Promise<Leaf[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const leaves: Leaf[] = []
  for (let number = 1; number <= document.numPages; number++) leaves.push(await leafOf(await document.getPage(number)))
  await document.cleanup()
  return leaves
}
