import { doors } from './doors.ts'
import { unseenText } from './programme/desk/text.ts'
import { may } from './programme/people/access.ts'
import type { Actor } from './programme/people/types.ts'

type Entry = { href: string; text: string }

/**
 * The pages that hang in the menu of signed-in people, in the order of the menu. Who sees one is what its door says (src/doors.ts):
 * a verb of the role they work in now, or anybody. What does not find room in the menu stands under «Thêm».
 */
export const officeEntries: readonly Entry[] = [
  { href: '/viec-cua-toi', text: 'Việc của tôi' },
  { href: '/thong-bao', text: 'Thông báo' },
  { href: '/phieu', text: 'Phiếu đánh giá' },
  { href: '/tham-tra', text: 'Thẩm tra' },
  { href: '/tham-dinh', text: 'Thẩm định' },
  { href: '/ho-so', text: 'Hồ sơ' },
  { href: '/nhiem-vu', text: 'Nhiệm vụ' },
  { href: '/ky-bao-cao', text: 'Kỳ báo cáo' },
  { href: '/minh-chung', text: 'Minh chứng' },
  { href: '/lay-y-kien', text: 'Lấy ý kiến' },
  { href: '/von', text: 'Vốn' },
  { href: '/duy-tri', text: 'Duy trì' },
  { href: '/kien-nghi', text: 'Kiến nghị' },
  { href: '/ocop/ho-so', text: 'Hồ sơ OCOP' },
  { href: '/phong-trao', text: 'Phong trào' },
  { href: '/hoi-nghi', text: 'Hội nghị' },
  { href: '/muc-tieu', text: 'Mục tiêu' },
  { href: '/dang-ky', text: 'Đăng ký' },
  { href: '/cham-tien-do', text: 'Chậm tiến độ' },
  { href: '/thong-bao', text: 'Thông báo' },
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

/** Public pages, under «Thêm» for everybody. */
export const publicEntries: readonly Entry[] = [
  { href: '/ket-qua', text: 'Kết quả' },
  { href: '/ket-qua/ma-tran', text: 'Ma trận' },
  { href: '/quyet-dinh', text: 'Quyết định' },
  { href: '/von-cong-bo', text: 'Vốn đã công bố' },
  { href: '/ocop', text: 'OCOP' },
  { href: '/bo-tieu-chi', text: 'Bộ tiêu chí' },
  { href: '/don-vi', text: 'Đơn vị' },
  { href: '/gop-y', text: 'Góp ý' },
  { href: '/kiem-tra-bao-cao', text: 'Kiểm tra báo cáo' },
  { href: '/gioi-thieu/nguon-du-lieu', text: 'Giới thiệu' },
]

/** letters that a menu carries beside «Thêm» on one line of 1366 pixels, the gap after an item counted as so many */
const room = 74
const gap = 2.5

/** The menu of whoever is signed in, under the role that they work in now; `unseen`: notices that they have not seen. */
export function officeMenu(actor: Actor, unseen = 0): { menu: Entry[]; more: Entry[] } {
  const open = officeEntries
    .filter(({ href }) => {
      const door = doors[href]
      return door !== undefined && (!('verb' in door) || may(actor, door.verb))
    })
    .map(({ href, text }) => ({ href, text: href === '/thong-bao' ? `${text}${unseenText(unseen)}` : text }))
  const lengthOf = (items: Entry[]) => items.reduce((sum, { text }) => sum + text.length + gap, 0)
  const fits = open.filter((_, at) => lengthOf(open.slice(0, at + 1)) <= room).length
  return { menu: open.slice(0, fits), more: [...open.slice(fits), ...publicEntries] }
}

/** Under which item a page stands: the longest address that its own begins with. */
export const currentOf = (entries: readonly Entry[], path: string): string | undefined =>
  entries
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0]
