export const levelNames: ReadonlyMap<string, string> = new Map([
  ['country', 'toàn quốc'],
  ['province', 'tỉnh'],
  ['district', 'huyện'],
  ['commune', 'xã'],
  ['village', 'thôn'],
])
