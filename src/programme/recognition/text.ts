export const revokedTooEarly = 'ngày thu hồi phải sau ngày quyết định'
export const revokedWithoutDay = 'có số quyết định thu hồi mà thiếu ngày thu hồi'
export const setUnknown = (name: string) => `chưa có bộ tiêu chí «${name}» được công bố; để trống nếu văn bản không nêu`
export const notMerged = 'không phải xã hình thành do sáp nhập trước ngày quyết định; dùng loại cong-nhan'
export const predecessorsNot = (names: readonly string[]) =>
  `chỉ thừa nhận khi mọi xã trước sáp nhập đều đã được công nhận; chưa được công nhận: ${names.join(', ')}`
