import type { Door } from './programme/people/types.ts'

const results = { public: 'kết quả đã duyệt công khai' }
const law = { public: 'văn bản quy phạm pháp luật' }
const units = { public: 'danh mục đơn vị hành chính' }
const checker = { public: 'chỉ đọc văn bản của người gửi, không lưu' }
const posted = { public: 'niêm yết công khai để người dân xem và góp ý' }
const manage: Door = { verb: 'people.manage' }
const dossiers: Door = { verb: 'dossier.read' }
const decisions = { public: 'quyết định đã công bố' }

/**
 * What every route asks of a visitor, by its pattern. A server does not start with a route that stands not here, so nothing is
 * open by forgetting; the verbs of each role stand in people/access.ts. Where the methods of an endpoint ask for different verbs, each has
 * a line of its own: `'PUT /api/v1/…'`. What each role meets at each route stands in tests/stories/doors.table.txt.
 */
export const doors: Readonly<Record<string, Door>> = {
  '/': results,
  '/ket-qua': results,
  '/ket-qua/ma-tran': results,
  '/ket-qua/danh-sach': results,
  '/tinh/:code': results,
  '/huyen/:code': results,
  '/xa/:code': results,
  '/bo-tieu-chi': law,
  '/bo-tieu-chi/so-sanh': law,
  '/bo-tieu-chi/:id': law,
  '/don-vi': units,
  '/don-vi/khoang-trong': units,
  '/don-vi/:code': units,
  '/gioi-thieu/nguon-du-lieu': { public: 'nguồn và giấy phép' },
  '/nhat-ky/goc-bam': { public: 'mã băm của nhật ký, không có nội dung' },
  '/kiem-tra-bao-cao': checker,
  '/kiem-tra-bao-cao/tai-ve': checker,

  '/niem-yet': posted,
  '/niem-yet/:id': posted,
  '/niem-yet/theo-doi': { public: 'người góp ý xem trả lời bằng mã của mình' },
  '/niem-yet/hai-long/:id': posted,
  '/phieu-y-kien': { public: 'hộ dân trả lời bằng mã mời, không cần tài khoản' },
  '/phieu-y-kien/cam-on': { public: 'hộ dân trả lời bằng mã mời, không cần tài khoản' },
  '/lay-y-kien': { verb: 'sheet.read' },
  '/lay-y-kien/dot-moi': { verb: 'survey.run' },
  '/lay-y-kien/dot/:id': { verb: 'sheet.read' },
  '/lay-y-kien/dot/:id/ma': { verb: 'survey.run' },
  '/lay-y-kien/dot/:id/phieu-giay': { verb: 'survey.enter' },
  '/lay-y-kien/niem-yet-moi/:sheet': { verb: 'posting.keep' },
  '/lay-y-kien/niem-yet/:id': { verb: 'sheet.read' },
  '/lay-y-kien/niem-yet/:id/tong-hop': { verb: 'sheet.read' },

  '/dang-nhap': { public: 'nơi đăng nhập' },
  '/dang-nhap/ma': { public: 'bước hai của đăng nhập' },
  '/dang-nhap/nha-cung-cap': { public: 'đăng nhập bằng nhà cung cấp danh tính' },
  '/khoi-tao': { public: 'chỉ mở được bằng đường dẫn một lần' },
  '/dang-xuat': { signedIn: 'kết thúc phiên của mình' },
  '/tai-khoan': { signedIn: 'tài khoản của mình' },
  '/tai-khoan/dang-do/:id': { signedIn: 'biểu mẫu đang nhập dở của mình' },
  '/tai-khoan/lop-hai': { signedIn: 'tài khoản của mình' },
  '/ky-bao-cao': { verb: 'sheet.read' },
  '/ky-bao-cao/mo': { verb: 'rounds.open' },
  '/ky-bao-cao/:id': { verb: 'sheet.read' },
  '/ky-bao-cao/:id/dieu-chinh': { verb: 'rounds.open' },
  '/ky-bao-cao/:id/xin-gia-han': { verb: 'sheet.submit' },
  '/lich-lam-viec': { signedIn: 'ngày làm việc, ngày nghỉ là lịch chung' },
  '/minh-chung': { verb: 'sheet.read' },
  '/minh-chung/them': { verb: 'evidence.add' },
  '/minh-chung/:id': { verb: 'sheet.read' },
  '/minh-chung/:id/tep': { verb: 'sheet.read' },
  '/quan-tri/nguoi-dung': manage,
  '/quan-tri/nguoi-dung/:id': manage,
  '/quan-tri/ma-truy-cap': { verb: 'tokens.manage' },
  '/quan-tri/ra-soat': manage,
  '/quan-tri/ban-giao': manage,
  '/quan-tri/ban-giao/:id': manage,
  '/quan-tri/phan-cong': { verb: 'duties.assign' },
  '/thon': { verb: 'villages.enter' },
  '/thon/:id': { verb: 'villages.enter' },
  '/quan-tri/don-vi': { verb: 'units.plan' },
  '/quan-tri/don-vi/:id': { verb: 'units.plan' },
  '/quan-tri/bo-tieu-chi': { verb: 'sets.publish' },
  '/quan-tri/bo-tieu-chi/:id': { verb: 'sets.publish' },
  '/quan-tri/muc-tinh': { verb: 'slots.set' },
  '/quan-tri/muc-tinh/:set/:indicator': { verb: 'slots.set' },

  '/viec-cua-toi': { signedIn: 'việc của mình' },
  '/thong-bao': { signedIn: 'thông báo cho mình' },
  '/phieu': { verb: 'sheet.read' },
  '/danh-gia/:id': { verb: 'sheet.read' },
  '/danh-gia/:id/nop': { verb: 'sheet.read' },
  '/danh-gia/:id/bang-tinh': { verb: 'sheet.fill' },
  '/danh-gia/:id/bang-tinh/mau': { verb: 'sheet.read' },
  '/danh-gia/:id/mo-lai': { verb: 'rounds.extend' },
  '/tham-tra': { verb: 'sheet.verify' },
  '/tham-tra/qua-han': { verb: 'sheet.read' },
  '/tham-tra/:ky/:bo/:so': { verb: 'sheet.verify' },
  '/tham-dinh': { verb: 'sheet.appraise' },
  '/tham-dinh/:ky/:bo/:so': { verb: 'sheet.appraise' },

  '/ho-so': dossiers,
  '/ho-so/quy-che': dossiers,
  '/ho-so/:id': dossiers,
  '/ho-so/:id/ban-chot/:number': dossiers,
  '/ho-so/:id/bien-ban/:session': dossiers,
  '/ho-so/:id/quyet-dinh': dossiers,
  '/ho-so/:id/goi': dossiers,
  '/duy-tri': { verb: 'watch.read' },
  '/nhiem-vu': { verb: 'tasks.read' },
  '/nhiem-vu/tai-ve': { verb: 'tasks.read' },
  '/nhiem-vu/:id': { verb: 'tasks.read' },
  '/quyet-dinh': decisions,
  '/quyet-dinh/:id': decisions,

  '/api': { public: 'tài liệu của API' },
  '/api/openapi.json': { public: 'tài liệu của API' },
  '/api/auth/callback/:provider': { public: 'nơi nhà cung cấp danh tính trả người dùng về' },
  '/api/v1/me': { signedIn: 'ai đang gọi' },
  '/api/v1/sheets': { verb: 'sheet.read' },
  'POST /api/v1/sheets': { verb: 'sheet.fill' },
  '/api/v1/sheets/:id': { verb: 'sheet.read' },
  '/api/v1/sheets/:id/law': { verb: 'sheet.read' },
  '/api/v1/sheets/:id/cells': { verb: 'sheet.fill' },
  '/api/v1/sheets/:id/cells/:measure': { verb: 'sheet.read' },
  '/api/v1/sheets/:id/submit': { verb: 'sheet.submit' },
  '/api/v1/sheets/:id/withdraw': { verb: 'sheet.submit' },
  '/api/v1/units': units,
  '/api/v1/units/:id': units,
  '/api/v1/transitions': units,
  '/api/v1/sets': law,
  '/api/v1/sets/:id': law,
  '/api/v1/figures': results,
  '/api/v1/figures/definitions': results,
  '/api/v1/releases': results,
  '/api/v1/standings': results,
  '/api/v1/measurements': results,
  '/api/v1/uploads': { verb: 'evidence.add' },
  '/api/v1/uploads/:id': { verb: 'evidence.add' },
}

/** The door of a page or an endpoint; an endpoint may have one for a method alone. */
export const doorOf = (pattern: string, method?: string): Door | undefined =>
  (method !== undefined && Object.hasOwn(doors, `${method} ${pattern}`) ? doors[`${method} ${pattern}`] : undefined) ??
  (Object.hasOwn(doors, pattern) ? doors[pattern] : undefined)
