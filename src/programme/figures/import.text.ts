export const figureUnknown = (key: string) => `không có số liệu tổng hợp mang mã «${key}»`
export const setUnknown = (name: string) => `chưa có bộ tiêu chí «${name}» được công bố`
export const scopeUnknown = (scopes: ReadonlySet<string>) => `không có danh sách xã này; có: ${[...scopes].join(', ')}`
export const noDenominator = 'mẫu số phải lớn hơn 0'
export const noAddress = 'không phải địa chỉ trang (http…)'
export const releaseStands = 'bản duyệt này đã công bố với nội dung khác; bản đã duyệt không sửa được, hãy duyệt bản cho ngày khác'
export const reportedStands = (stated: string) =>
  `văn bản này đã được ghi với số «${stated}»; nếu văn bản đính chính, ghi thành văn bản khác`
