/** Words that stand together in names of bodies and posts; a line is never broken within one of them while it can be broken elsewhere. */
const groups = [
  'hội đồng nhân dân',
  'ủy ban nhân dân',
  'uỷ ban nhân dân',
  'ủy ban mặt trận tổ quốc',
  'văn phòng điều phối',
  'nông thôn mới',
  'nông thôn',
  'ban chỉ đạo',
  'ban quản lý',
  'ban giám sát',
  'ban phát triển',
  'các chương trình',
  'chương trình',
  'mục tiêu quốc gia',
  'hội đồng thẩm định',
  'đoàn kiểm tra',
  'giảm nghèo',
  'bền vững',
  'xây dựng',
  'dân tộc thiểu số',
  'miền núi',
  'nông nghiệp',
  'môi trường',
  'phát triển',
  'kinh tế',
  'hạ tầng',
  'đô thị',
  'văn hóa',
  'xã hội',
  'tài chính',
  'kế hoạch',
  'đầu tư',
  'giáo dục',
  'đào tạo',
  'khoa học',
  'công nghệ',
  'công thương',
  'y tế',
  'nội vụ',
  'tư pháp',
  'thể thao',
  'du lịch',
  'trung tâm',
  'hành chính công',
  'phục vụ',
  'mặt trận tổ quốc',
  'việt nam',
  'hội liên hiệp',
  'phụ nữ',
  'hội nông dân',
  'cựu chiến binh',
  'trung ương',
  'phó chủ tịch',
  'chủ tịch',
  'chánh văn phòng',
  'phó chánh văn phòng',
  'phó giám đốc',
  'giám đốc',
  'văn phòng',
].map((group) => group.split(' '))

/** What belongs to the words after it: «tỉnh Thái Nguyên», «và Môi trường», «TM. Ủy ban». */
const heads = /^(tỉnh|thành|phố|xã|phường|thị|trấn|đặc|khu|sở|bộ|cục|chi|và|về|của|cấp|[\p{L}]{1,3}\.)$/u
/** After these a name follows to the end, or to the next group. */
const places = /^(tỉnh|phố|xã|phường|trấn|khu|huyện)$/u

/** «tỉnh» in «Ủy ban nhân dân tỉnh tại …» belongs to the words before it: no name follows. */
const isLast = (words: readonly string[], at: number): boolean => {
  const [word = '', next = ''] = [words[at], words[at + 1]]
  return at > 0 && places.test(word) && next !== '' && next === next.toLocaleLowerCase('vi')
}

function groupAt(syllables: readonly string[], at: number): number {
  const fits = groups.filter((group) => group.every((syllable, place) => syllables[at + place] === syllable))
  return Math.max(0, ...fits.map((group) => group.length))
}

/** Between which syllables a line may be broken: `true` at i means after the i-th. */
function freeAfter(words: readonly string[]): boolean[] {
  const syllables = words.map((word) => word.normalize('NFC').toLocaleLowerCase('vi'))
  const free = words.map(() => true)
  for (let at = 0; at < words.length; ) {
    const length = groupAt(syllables, at)
    for (let place = at; place < at + length - 1; place++) free[place] = false
    if (length > 0) {
      at += length
      continue
    }
    const syllable = syllables[at] ?? ''
    if (isLast(words, at)) {
      free[at - 1] = false
      at++
      continue
    }
    if (heads.test(syllable)) free[at] = false
    if (places.test(syllable))
      for (let place = at + 1; place < words.length - 1 && groupAt(syllables, place + 1) === 0; place++) free[place] = false
    at++
  }
  return free
}

/**
 * A name broken into as few lines as it needs, as even as they can be, at groups of words: «VĂN PHÒNG ĐIỀU PHỐI» / «NÔNG THÔN MỚI».
 * `widthOf` measures a line; «\n» in the text is a break that stays. A single word wider than a line stays whole.
 */
export function brokenLines(text: string, width: number, widthOf: (line: string) => number): string[] {
  return text.split('\n').flatMap((line) => brokenLine(line.trim().split(/ +/), width, widthOf))
}

type Best = { lines: number; cost: number; from: number }

function brokenLine(words: readonly string[], width: number, widthOf: (line: string) => number): string[] {
  if (widthOf(words.join(' ')) <= width) return [words.join(' ')]
  const free = freeAfter(words)
  // the best way to set the first n words
  const best: Best[] = [{ lines: 0, cost: 0, from: 0 }]
  for (let end = 1; end <= words.length; end++) {
    for (let from = end - 1; from >= 0; from--) {
      const slack = width - widthOf(words.slice(from, end).join(' '))
      if (slack < 0 && from < end - 1) break
      const before = best[from] as Best
      const torn = end < words.length && !free[end - 1] ? 1e6 : 0
      const found = { lines: before.lines + 1, cost: before.cost + torn + Math.max(0, slack) ** 2 / width, from }
      const known = best[end]
      if (!known || rank(found) < rank(known)) best[end] = found
    }
  }
  const lines: string[] = []
  for (let end = words.length; end > 0; end = (best[end] as Best).from) lines.unshift(words.slice((best[end] as Best).from, end).join(' '))
  return lines
}

/** A torn group is worse than another line, another line worse than an uneven one. */
const rank = ({ lines, cost }: Best): number => Math.floor(cost / 1e6) * 1e12 + lines * 1e6 + (cost % 1e6)
