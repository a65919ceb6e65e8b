/**
 * Keys for who works through a list: j and k go to the next and the last commune, 1, 2, 3 and r to the button of a verdict, which Enter
 * then presses; nothing is decided by one key. Single keys can be turned off, and sleep while somebody types.
 */
const place = document.querySelector<HTMLElement>('[data-communes]')
const kept = 'phim-tham-tra'

const isOff = () => localStorage.getItem(kept) === 'tat'

function tell(): void {
  const note = document.createElement('p')
  const text = document.createElement('span')
  const button = document.createElement('button')
  button.type = 'button'
  const say = () => {
    text.textContent = isOff() ? 'Phím tắt đang tắt. ' : 'Phím: j, k chuyển xã; 1, 2, 3, r chọn nút kết luận, Enter để bấm. '
    button.textContent = isOff() ? 'Bật phím tắt' : 'Tắt phím tắt'
  }
  button.addEventListener('click', () => {
    localStorage.setItem(kept, isOff() ? 'bat' : 'tat')
    say()
  })
  note.append(text, button)
  note.dataset.keys = ''
  say()
  place?.append(note)
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

function step(by: 1 | -1): void {
  const links = [...(place?.querySelectorAll<HTMLAnchorElement>('li a') ?? [])]
  const at = links.findIndex((link) => link.hasAttribute('aria-current'))
  links[at < 0 ? 0 : at + by]?.click()
}

function pressed(event: KeyboardEvent): void {
  if (isOff() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (event.key === 'j') step(1)
  else if (event.key === 'k') step(-1)
  else if (/^[123r]$/.test(event.key)) {
    if (event.key === 'r') for (const details of document.querySelectorAll<HTMLDetailsElement>('form details')) details.open = true
    document.querySelector<HTMLButtonElement>(`[data-key="${event.key}"]`)?.focus()
  } else return
  event.preventDefault()
}

if (place) {
  tell()
  document.addEventListener('keydown', pressed)
}
