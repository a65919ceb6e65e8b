import type { Visitor } from './visitor.ts'

/** What is typed of an article, from facts of the demonstration's places; nothing of it is news. */
export const road = {
  'tieu-de': 'Bính Xá đổ xong 1,2 km đường bê tông liên thôn (minh họa)',
  sapo: 'Bài minh họa cho kiểm thử: người dân hiến đất, góp công làm đường Bản Chắt – Nà Lừa.',
  'noi-dung': 'Người dân hai thôn hiến 1.500 m² đất để mở rộng đường.\nHội đồng giám sát cộng đồng theo dõi từng ngày thi công.',
  'tac-gia': 'Nông Thị Hoa (UBND xã Bính Xá)',
  'chuyen-muc': 'hoat-dong',
  nhan: 'giao thông, hiến đất',
  'don-vi': '06622',
}

const stepsIn = (html: string) => /name="ban" value="(\d+)"/.exec(html)?.[1] ?? '0'
export const idIn = (path: string): number => Number(/\/(\d+)$/.exec(path)?.[1])

/** Does something with an article, as it stands now. */
export async function act(person: Visitor, id: number, viec: string, fields: Record<string, string> = {}) {
  const page = await person.get(`/bien-tap/${id}`)
  return person.post(`/bien-tap/${id}`, { viec, ban: stepsIn(page.html), ...fields })
}

/** Writes a new version, as the article stands now. */
export async function rewrite(person: Visitor, id: number, fields: Record<string, string>) {
  const page = await person.get(`/bien-tap/${id}/soan`)
  return person.post(`/bien-tap/${id}/soan`, { viec: 'ghi', ban: stepsIn(page.html), ...fields })
}

export async function sendPicture(
  person: Visitor,
  id: number,
  file: { bytes: Uint8Array; name: string } | null,
  fields: Record<string, string>,
) {
  const page = await person.get(`/bien-tap/${id}/anh`)
  const form = new FormData()
  for (const [name, value] of Object.entries({ ban: stepsIn(page.html), ...fields })) form.set(name, value)
  if (file) form.set('anh', new File([new Uint8Array(file.bytes)], file.name))
  return person.send(`/bien-tap/${id}/anh`, form)
}

type Desk = { author: Visitor; editor: Visitor; approver: Visitor }

/** Takes an article all the way until a named person approved it; its id. */
export async function publishArticle(
  { author, editor, approver }: Desk,
  fields: Record<string, string>,
  schedule: Record<string, string> = {},
) {
  const begun = await author.post('/bien-tap/moi', { viec: 'ghi', ...fields })
  const id = idIn(begun.path)
  if (!id) throw new Error(`not begun: ${begun.status} ${begun.text.slice(0, 600)}`)
  await act(author, id, 'submit')
  await act(editor, id, 'pass')
  const approved = await act(approver, id, 'approve', schedule)
  if (!approved.text.includes('Đã duyệt công khai')) throw new Error(`not approved: ${approved.status} ${approved.text.slice(0, 600)}`)
  return id
}
