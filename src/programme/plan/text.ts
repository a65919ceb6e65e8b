export const noYear = 'không phải năm (2009–2100)'
export const setUnknown = (name: string) => `chưa có bộ tiêu chí «${name}» được công bố; để trống nếu văn bản không nêu`
export const figureUnknown = (key: string) => `không có số liệu tổng hợp mang mã «${key}»; xem danh sách ở trang Các chỉ số`
export const noDenominator = 'mẫu số phải lớn hơn 0'
export const dueBeforeYear = 'thời hạn trước năm đăng ký'
export const dueBeforeSet = 'thời hạn trước ngày giao'
