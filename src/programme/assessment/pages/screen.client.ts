import type { VerdictValue } from '../../criteria/types.ts'
import type { Draft, KnownCell } from '../outbox.rules.ts'
import type { Judge } from './judge.client.ts'

type Field = HTMLInputElement | HTMLSelectElement
type Said = { typed: string; note: string }

const clock = (iso: string) =>
  new Date(iso).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })

/** The sheet's page, as the server drew it: what stands in its cells, and what is shown beside them. */
export class Screen {
  readonly #form: HTMLFormElement
  readonly #fields: Map<string, Field>
  readonly #last = new Map<string, VerdictValue>()

  constructor(form: HTMLFormElement) {
    this.#form = form
    const fields = [...form.querySelectorAll<Field>('[data-measure][data-base]')]
    this.#fields = new Map(fields.map((field) => [field.dataset.measure ?? '', field]))
  }

  /** Measures in the order of the page. */
  measures(): string[] {
    return [...this.#fields.keys()]
  }

  field(measure: string): Field | undefined {
    return this.#fields.get(measure)
  }

  /** What the server had said when it drew the page. */
  known(): Map<string, KnownCell> {
    return new Map(
      this.measures().map((measure) => {
        const { dataset } = this.#cell(measure)
        return [
          measure,
          {
            version: Number(dataset.version),
            typed: dataset.typed ?? '',
            note: dataset.noted ?? '',
            by: dataset.by || null,
            savedAt: dataset.savedAt || null,
          },
        ]
      }),
    )
  }

  said(measure: string): Said {
    return {
      typed: (this.field(measure)?.value ?? '').normalize('NFC').trim(),
      note: (this.#note(measure)?.value ?? '').normalize('NFC').trim(),
    }
  }

  fill(measure: string, { typed, note }: Said): void {
    const field = this.field(measure)
    if (field instanceof HTMLSelectElement && ![...field.options].some(({ value }) => value === typed)) field.add(new Option(typed, typed))
    if (field) field.value = typed
    const area = this.#note(measure)
    if (area) area.value = note
  }

  /** The server's newest word of a cell. */
  take(measure: string, cell: KnownCell): void {
    const base = this.#cell(measure).querySelector<HTMLInputElement>('input[type="hidden"]')
    if (base) base.value = String(cell.version)
  }

  /** Says what is wrong with what was typed. */
  read(measure: string, judge: Judge | undefined): void {
    if (!judge) return
    const { problem } = judge.read(measure, this.said(measure).typed)
    this.#text(measure, '[data-problem]', problem ?? '')
    this.field(measure)?.toggleAttribute('aria-invalid', problem !== null)
    if (problem !== null) this.field(measure)?.setAttribute('aria-invalid', 'true')
  }

  /** Where a cell stands: on the device, on its way, sent, or waiting for a person. */
  show(measure: string, draft: Draft | null, cell: KnownCell | undefined): void {
    const state = draft?.refused ?? (draft ? (draft.clash ? 'Bị trùng sửa, cần chọn số đúng' : 'Đã lưu trên máy, chờ gửi') : null)
    const sent = cell?.savedAt ? `Đã gửi lên máy chủ lúc ${clock(cell.savedAt)}${cell.by ? `, ${cell.by}` : ''}` : ''
    this.#text(measure, '[data-state]', state ?? sent)
    this.#cell(measure).dataset.state = draft ? (draft.refused ? 'refused' : draft.clash ? 'clash' : 'kept') : 'sent'
    this.#clash(measure, draft?.clash ?? null)
  }

  /** Judges all that stands on the screen; verdicts that changed are announced once. */
  judge(judge: Judge | undefined): void {
    if (!judge) return
    const said: string[] = []
    for (const criterion of judge.criteria(new Map(this.measures().map((measure) => [measure, this.said(measure).typed])))) {
      this.#verdict(`[data-criterion="${CSS.escape(criterion.code)}"]`, criterion.verdict, criterion.explanation)
      const jump = this.#form.querySelector<HTMLElement>(`[data-jump="${CSS.escape(criterion.code)}"]`)
      if (jump) jump.dataset.kind = criterion.verdict
      for (const part of criterion.parts ?? []) {
        this.#verdict(`[data-verdict="${CSS.escape(part.code)}"]`, part.verdict, part.explanation)
        const before = this.#last.get(part.code)
        if (before !== undefined && before !== part.verdict) said.push(`Chỉ tiêu ${part.code}: ${part.explanation}`)
        this.#last.set(part.code, part.verdict)
      }
    }
    const place = this.#form.querySelector('[data-live]')
    if (place && said.length > 0) place.textContent = said.join('. ')
  }

  /** The chip of the connection: what waits, and whether there is a network. */
  count(drafts: readonly Draft[], online: boolean): void {
    const chip = this.#form.querySelector<HTMLElement>('[data-connection]')
    if (!chip) return
    const clashes = drafts.filter(({ clash }) => clash !== null).length
    const waiting = drafts.filter(({ clash, refused }) => clash === null && refused === null).length
    const parts = [
      online ? '' : 'Mất mạng – vẫn nhập được',
      waiting > 0 ? (online ? `Đang gửi ${waiting} ô` : `${waiting} ô đã lưu trên máy, chờ gửi`) : online ? 'Đã gửi mọi ô' : '',
      clashes > 0 ? `Có ${clashes} ô bị trùng sửa, cần chọn số đúng` : '',
    ]
    chip.textContent = parts.filter(Boolean).join('. ')
    chip.dataset.kind = clashes > 0 ? 'clash' : online ? (waiting > 0 ? 'sending' : 'sent') : 'offline'
  }

  signIn(): void {
    this.#tell(
      'Phiên làm việc đã khóa. Đăng nhập lại, số liệu đang nhập vẫn còn.',
      `/dang-nhap?ve=${encodeURIComponent(location.pathname)}`,
      'Đăng nhập',
    )
  }

  moved(sheetId: number | null): void {
    const text = 'Đơn vị này đã kết thúc. Số liệu đang nhập đã chuyển sang phiếu của đơn vị mới.'
    if (sheetId === null) this.#tell('Đơn vị này đã kết thúc. Số liệu đang nhập vẫn ở trên máy này.', '/phieu', 'Xem các phiếu')
    else this.#tell(text, `/danh-gia/${sheetId}`, 'Mở phiếu của đơn vị mới')
  }

  onLeave(left: (measure: string) => void): void {
    this.#form.addEventListener('change', ({ target }) => {
      const { measure } = (target as HTMLElement).dataset
      if (measure !== undefined) left(measure)
    })
    this.#form.addEventListener('keydown', (event) => this.#key(event))
  }

  onChoose(choose: (measure: string, choice: 'mine' | 'theirs') => void): void {
    this.#form.addEventListener('click', ({ target }) => {
      const button = (target as HTMLElement).closest<HTMLElement>('button[data-choice]')
      const measure = button?.closest<HTMLElement>('[data-cell]')?.dataset.cell
      if (button && measure !== undefined) choose(measure, button.dataset.choice as 'mine' | 'theirs')
    })
  }

  /** What this page needs to be opened again without network. */
  addresses(): string[] {
    const parts = [
      ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel="stylesheet"], link[rel="icon"], script[src]'),
    ]
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    const named = parts.map((part) => (part instanceof HTMLScriptElement ? part.src : part.href))
    return [...new Set([location.pathname, ...named, ...loaded.filter((name) => /\/assets\//.test(name))])]
  }

  /** Enter and arrows walk the cells; Escape puts back what stood there. Letters that are being composed are left alone. */
  #key(event: KeyboardEvent): void {
    const field = event.target as Field
    const { measure } = field.dataset
    if (event.isComposing || measure === undefined || field.dataset.base === undefined) return
    const step =
      event.key === 'Enter' || (event.key === 'ArrowDown' && field instanceof HTMLInputElement)
        ? 1
        : event.key === 'ArrowUp' && field instanceof HTMLInputElement
          ? -1
          : 0
    if (step !== 0) {
      event.preventDefault()
      const all = this.measures()
      const next = this.field(all[all.indexOf(measure) + step] ?? '')
      next?.focus()
      if (next instanceof HTMLInputElement) next.select()
    } else if (event.key === 'Escape' && field instanceof HTMLInputElement) field.value = this.#cell(measure).dataset.typed ?? ''
  }

  #cell(measure: string): HTMLElement {
    return this.#form.querySelector<HTMLElement>(`[data-cell="${CSS.escape(measure)}"]`) as HTMLElement
  }

  #note(measure: string): HTMLTextAreaElement | null {
    return this.#cell(measure).querySelector('textarea[data-note]')
  }

  #text(measure: string, place: string, text: string): void {
    const found = this.#cell(measure).querySelector(place)
    if (found && found.textContent !== text) found.textContent = text
  }

  #verdict(place: string, verdict: VerdictValue, why: string): void {
    const found = this.#form.querySelector<HTMLElement>(place)
    const chip = this.#form.querySelector<HTMLTemplateElement>(`template[data-chip="${verdict}"]`)?.content.firstElementChild
    if (!found || !chip || (found.dataset.kind === verdict && found.dataset.why === why)) return
    Object.assign(found.dataset, { kind: verdict, why })
    found.firstElementChild?.replaceWith(chip.cloneNode(true))
    const text = found.querySelector('[data-why]')
    if (text) text.textContent = why
  }

  #clash(measure: string, cell: KnownCell | null): void {
    const own = this.#cell(measure)
    own.querySelector('[data-clash]')?.remove()
    const template = this.#form.querySelector<HTMLTemplateElement>('template[data-of="clash"]')
    if (!cell || !template) return
    const box = template.content.firstElementChild?.cloneNode(true) as HTMLElement
    const text = box.querySelector('p')
    const by = [cell.by, cell.savedAt ? clock(cell.savedAt) : null].filter(Boolean).join(', ')
    if (text) text.textContent = `Trên máy chủ: ${cell.typed || '(trống)'}${cell.note ? `, ghi chú «${cell.note}»` : ''} – ${by}.`
    own.append(box)
  }

  #tell(text: string, href: string, link: string): void {
    const place = this.#form.querySelector<HTMLElement>('[data-notice]')
    if (!place) return
    const to = Object.assign(document.createElement('a'), { href, textContent: link })
    place.replaceChildren(text, ' ', to)
    place.hidden = false
  }
}
