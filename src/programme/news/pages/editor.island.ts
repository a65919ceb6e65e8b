import { Editor, Mark } from '@tiptap/core'
import Image from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { tokenText } from '../../meetings/token.rules.ts'

/**
 * An editor over `textarea[data-editor]`, which stays the field that is sent: what is written goes into it at every change, so nothing hangs on
 * this script. Pictures stand in the text as `[[anh 12]]` and are drawn here from what the field carries of them. The server cleans whatever
 * arrives, also what is pasted from Word.
 */
type Known = { token: string; src: string; alt: string }

const numberOf = (token: string) => /\d+/.exec(token)?.[0] ?? ''
const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Pictures of the text as the editor shows them. */
const shown = (html: string, known: readonly Known[]) =>
  html.replace(/(?:<p>\s*)?\[\[\s*anh\s+(\d+)\s*\]\](?:\s*<\/p>)?/gi, (whole, id: string) => {
    const picture = known.find(({ token }) => numberOf(token) === id)
    return picture ? `<img src="${safe(picture.src)}" alt="${safe(picture.alt)}" title="${safe(picture.token)}">` : whole
  })

/** The text as the field holds it. */
const kept = (html: string) => html.replace(/<img[^>]*title="(\[\[anh \d+\]\])"[^>]*>/g, '<p>$1</p>').replace(/<img[^>]*>/g, '')

const isHtml = (text: string) => /<(p|h2|h3|ul|ol|blockquote|table)[\s>]/i.test(text)
const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${safe(line)}</p>`)
    .join('')

/** «m²» and its like, which the starter kit does not know and would drop. */
const raised = (tag: 'sup' | 'sub') => Mark.create({ name: tag, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] })

/** The words that ask for the figure that is chosen below the text. */
function figureAsked(form: HTMLFormElement | null): string {
  const given = (name: string) => String(new FormData(form ?? undefined).get(name) ?? '').trim()
  return ` ${tokenText({ key: given('so-chi-tieu'), unitCode: given('so-don-vi'), asOf: given('so-ngay') })} `
}

function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.setAttribute('aria-label', name)
  made.title = name
  // the editor keeps the caret, so what is typed next is not lost
  made.addEventListener('mousedown', (event) => event.preventDefault())
  made.addEventListener('click', act)
  return made
}

function bar(editor: Editor, known: readonly Known[]): HTMLElement {
  const row = document.createElement('div')
  row.setAttribute('role', 'toolbar')
  row.setAttribute('aria-label', 'Định dạng')
  const link = () => {
    const address = window.prompt('Đường dẫn (https://…, bỏ trống để gỡ)', editor.getAttributes('link').href ?? '')
    if (address === null) return
    if (address.trim() === '') editor.chain().focus().unsetLink().run()
    else editor.chain().focus().setLink({ href: address.trim() }).run()
  }
  const chain = () => editor.chain().focus()
  row.append(
    button('Đậm', 'Chữ đậm', () => chain().toggleBold().run()),
    button('Nghiêng', 'Chữ nghiêng', () => chain().toggleItalic().run()),
    button('Mục', 'Đề mục', () => chain().toggleHeading({ level: 2 }).run()),
    button('Mục nhỏ', 'Đề mục nhỏ', () => chain().toggleHeading({ level: 3 }).run()),
    button('Danh sách', 'Danh sách', () => chain().toggleBulletList().run()),
    button('Danh sách số', 'Danh sách số', () => chain().toggleOrderedList().run()),
    button('Trích dẫn', 'Đoạn trích dẫn', () => chain().toggleBlockquote().run()),
    button('Đường dẫn', 'Gắn đường dẫn', link),
    button('Bảng', 'Chèn bảng', () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()),
    ...known.map((one) =>
      button(`Ảnh ${numberOf(one.token)}`, `Ảnh ${numberOf(one.token)}: ${one.alt}`, () =>
        chain().setImage({ src: one.src, alt: one.alt, title: one.token }).run(),
      ),
    ),
    button('Hoàn tác', 'Hoàn tác', () => chain().undo().run()),
  )
  return row
}

for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]')) {
  const known = JSON.parse(field.dataset.editor ?? '[]') as Known[]
  const place = document.createElement('div')
  place.dataset.editing = ''
  const label = document.querySelector<HTMLLabelElement>(`label[for="${field.id}"]`)
  const editor = new Editor({
    element: place,
    // styles of the editor would stand in the page, which the house's policy forbids: they are in its own style sheet
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        underline: false,
        strike: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        link: { openOnClick: false },
      }),
      Image,
      raised('sup'),
      raised('sub'),
      TableKit.configure({ table: { resizable: false } }),
    ],
    content: shown(isHtml(field.value) ? field.value : lines(field.value), known),
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label?.textContent ?? 'Nội dung' } },
    onUpdate: ({ editor: of }) => {
      field.value = kept(of.getHTML())
    },
  })
  // a figure stands where the caret is, not at the end
  const insert = field.form?.querySelector<HTMLButtonElement>('button[value="chen"]')
  if (insert) insert.textContent = 'Chèn vào chỗ con trỏ'
  insert?.addEventListener('click', (event) => {
    event.preventDefault()
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text: figureAsked(field.form) })
      .run()
  })
  const hint = document.getElementById(`${field.id}-ghi-chu`)
  if (hint) hint.textContent = 'Chữ dán từ Word được giữ đề mục, danh sách, bảng; màu, cỡ chữ và kiểu riêng được bỏ khi ghi.'
  field.before(bar(editor, known), place)
  field.hidden = true
  // a field that is not seen cannot ask to be filled in; the server does
  field.required = false
}
