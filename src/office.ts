import { doors } from './doors.ts'
import { unseenText } from './programme/desk/text.ts'
import { may } from './programme/people/access.ts'
import type { Actor, RoleId } from './programme/people/types.ts'

type Entry = { href: string; text: string }

/**
 * The pages of signed-in people, in the order in which they stand. Who sees one is what its door says (src/doors.ts): a verb of the role they
 * work in now, or anybody.
 */
export const officeEntries: readonly Entry[] = [
  { href: '/viec-cua-toi', text: 'Việc của tôi' },
  { href: '/thong-bao', text: 'Thông báo' },
  { href: '/phieu', text: 'Phiếu đánh giá' },
  { href: '/tham-tra', text: 'Thẩm tra' },
  { href: '/tham-dinh', text: 'Thẩm định' },
  { href: '/ho-so', text: 'Hồ sơ' },
  { href: '/nhiem-vu', text: 'Nhiệm vụ' },
  { href: '/van-ban-di', text: 'Văn bản đi' },
  { href: '/kien-nghi', text: 'Kiến nghị' },
  { href: '/von', text: 'Vốn' },
  { href: '/muc-tieu', text: 'Mục tiêu' },
  { href: '/hoi-nghi', text: 'Hội nghị' },
  { href: '/bao-cao', text: 'Báo cáo' },
  { href: '/dang-ky', text: 'Đăng ký' },
  { href: '/cham-tien-do', text: 'Chậm tiến độ' },
  { href: '/duy-tri', text: 'Duy trì' },
  { href: '/ky-bao-cao', text: 'Kỳ báo cáo' },
  { href: '/minh-chung', text: 'Minh chứng' },
  { href: '/lay-y-kien', text: 'Lấy ý kiến' },
  { href: '/van-ban/quan-ly', text: 'Thư viện văn bản' },
  { href: '/kiem-tra', text: 'Kiểm tra' },
  { href: '/tap-huan', text: 'Tập huấn' },
  { href: '/ocop/ho-so', text: 'Hồ sơ OCOP' },
  { href: '/phong-trao', text: 'Phong trào' },
  { href: '/bien-tap', text: 'Biên tập' },
  { href: '/quan-tri/cong', text: 'Trang giới thiệu' },
  { href: '/bien-tap/hoi-dap', text: 'Soạn hỏi đáp' },
  { href: '/quan-tri/nguoi-dung', text: 'Người dùng' },
  { href: '/quan-tri/phan-cong', text: 'Phân công' },
  { href: '/quan-tri/ban-giao', text: 'Bàn giao' },
  { href: '/quan-tri/ra-soat', text: 'Rà soát quyền' },
  { href: '/quan-tri/don-vi', text: 'Thay đổi đơn vị' },
  { href: '/quan-tri/bo-tieu-chi', text: 'Ban hành bộ tiêu chí' },
  { href: '/quan-tri/muc-tinh', text: 'Mức của tỉnh' },
  { href: '/thon', text: 'Thôn' },
  { href: '/quan-tri/ma-truy-cap', text: 'Mã truy cập' },
]

/** Public pages: the menu of everybody, and under «Thêm» of those signed in. */
export const publicEntries: readonly Entry[] = [
  { href: '/tin-tuc', text: 'Tin tức' },
  { href: '/ket-qua', text: 'Kết quả' },
  { href: '/van-ban', text: 'Văn bản' },
  { href: '/ocop', text: 'OCOP' },
  { href: '/gop-y', text: 'Góp ý' },
  { href: '/du-lieu', text: 'Dữ liệu mở' },
  { href: '/gioi-thieu', text: 'Giới thiệu' },
  { href: '/bo-tieu-chi', text: 'Bộ tiêu chí' },
  { href: '/ke-hoach', text: 'Kế hoạch, mục tiêu' },
  { href: '/hoi-dap', text: 'Hỏi đáp' },
  { href: '/quyet-dinh', text: 'Quyết định' },
  { href: '/ket-qua/ma-tran', text: 'Ma trận' },
  { href: '/von-cong-bo', text: 'Vốn đã công bố' },
  { href: '/don-vi', text: 'Đơn vị' },
  { href: '/kiem-tra-bao-cao', text: 'Kiểm tra báo cáo' },
]

/** The menu of English pages. */
export const englishMenu: Menu = {
  menu: [
    { href: '/en', text: 'Home' },
    { href: '/en/news', text: 'News' },
    { href: '/en/about', text: 'About' },
    { href: '/en/contacts', text: 'Contacts' },
  ],
  more: [],
}

/** What a role looks for first, where that is not the order above; everybody finds their work and their notices before it. */
const sought: Partial<Record<RoleId, readonly string[]>> = {
  administrator: ['/quan-tri/nguoi-dung', '/quan-tri/phan-cong', '/quan-tri/ban-giao'],
  coordinationOffice: ['/ho-so', '/nhiem-vu', '/von', '/bao-cao', '/muc-tieu', '/hoi-nghi'],
  leader: ['/ho-so', '/nhiem-vu', '/bao-cao', '/muc-tieu', '/von', '/hoi-nghi'],
  councilMember: ['/ho-so', '/ocop/ho-so'],
  clerk: ['/van-ban-di'],
}

type Menu = { menu: Entry[]; more: Entry[] }

/** letters that a menu carries between the mark and the search on one line of 1366 pixels, the gap after an item counted as so many */
const room = 68
const gap = 2.5

/** What finds room in the menu; the rest stands under «Thêm». */
function fitted(entries: readonly Entry[], after: readonly Entry[] = []): Menu {
  const lengthOf = (items: readonly Entry[]) => items.reduce((sum, { text }) => sum + text.length + gap, 0)
  const fits = entries.filter((_, at) => lengthOf(entries.slice(0, at + 1)) <= room).length
  return { menu: entries.slice(0, fits), more: [...entries.slice(fits), ...after] }
}

/** The menu of whoever is not signed in. */
export const publicMenu: Menu = fitted(publicEntries)

/** The menu of whoever is signed in, under the role that they work in now; `unseen`: notices that they have not seen. */
export function officeMenu(actor: Actor, unseen = 0): Menu {
  const open = officeEntries
    .filter(({ href }) => {
      const door = doors[href]
      return door !== undefined && (!('verb' in door) || may(actor, door.verb))
    })
    .map(({ href, text }) => ({ href, text: href === '/thong-bao' ? `${text}${unseenText(unseen)}` : text }))
  const first = ['/viec-cua-toi', '/thong-bao', ...((actor.chosen && sought[actor.chosen.role]) ?? [])]
  const rank = ({ href }: Entry) => (first.includes(href) ? first.indexOf(href) : first.length)
  return fitted(
    open.toSorted((a, b) => rank(a) - rank(b)),
    publicEntries,
  )
}

/** Under which item a page stands: the longest address that its own begins with. */
export const currentOf = (entries: readonly Entry[], path: string): string | undefined =>
  entries
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0]
