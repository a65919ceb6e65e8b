import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The appendices and prescribed forms of a place, and each as a file. */
export const formRoutes: RouteConfigEntry[] = [
  route('bao-cao/phu-luc', 'programme/reports/pages/forms.page.tsx'),
  route('bao-cao/phu-luc/tai-ve', 'programme/reports/pages/forms-workbook.page.tsx'),
  route('bao-cao/phu-luc/tep/:tep', 'programme/reports/pages/form-file.page.tsx'),
]
