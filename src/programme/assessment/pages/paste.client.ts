import { isBlock, pastedCells, type Target } from '../paste.rules.ts'
import type { Judge } from './judge.client.ts'
import type { Screen } from './screen.client.ts'

/** A block copied from a workbook lands in the cells after a preview; cells that are wrong are marked and written as they are. */
export function watchPaste(
  form: HTMLFormElement,
  screen: Screen,
  judge: () => Judge | undefined,
  write: (measures: string[]) => Promise<unknown>,
): void {
  const dialog = form.querySelector<HTMLDialogElement>('dialog[data-paste]')
  const rows = dialog?.querySelector('tbody')
  if (!dialog || !rows) return
  let waiting: { measure: string; typed: string }[] = []
  form.addEventListener('paste', (event) => {
    const from = (event.target as HTMLElement).dataset.base === undefined ? undefined : (event.target as HTMLElement).dataset.measure
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (from === undefined || !isBlock(text)) return
    event.preventDefault()
    waiting = pastedCells(text, from, targetsOf(screen))
    rows.replaceChildren(...waiting.map(({ measure, typed }) => row(screen, judge(), measure, typed)))
    const lead = dialog.querySelector('[data-lead]')
    if (lead)
      lead.textContent =
        waiting.length === 0
          ? 'Không tìm thấy chỉ tiêu nào trong khối vừa dán. Cột đầu cần là mã hoặc tên chỉ tiêu.'
          : `Sẽ ghi ${waiting.length} ô.`
    dialog.querySelector('button[value="ghi"]')?.toggleAttribute('disabled', waiting.length === 0)
    dialog.showModal()
  })
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'ghi') return
    for (const { measure, typed } of waiting) screen.fill(measure, { typed, note: screen.said(measure).note })
    void write(waiting.map(({ measure }) => measure))
  })
  for (const button of dialog.querySelectorAll<HTMLButtonElement>('button'))
    button.addEventListener('click', () => dialog.close(button.value))
}

const targetsOf = (screen: Screen): Target[] =>
  screen.measures().map((measure) => ({ measure, codes: (screen.field(measure)?.dataset.codes ?? '').split('|').filter(Boolean) }))

function row(screen: Screen, judge: Judge | undefined, measure: string, typed: string): HTMLTableRowElement {
  const line = document.createElement('tr')
  const problem = judge?.read(measure, typed).problem ?? ''
  const texts = [judge?.measureOf(measure)?.name ?? measure, screen.said(measure).typed || '–', typed || '(trống)', problem]
  line.append(...texts.map((text) => Object.assign(document.createElement('td'), { textContent: text })))
  if (problem) line.dataset.wrong = 'yes'
  return line
}
