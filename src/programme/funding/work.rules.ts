/** After how many days without a payment a project, or money that was allotted, is called to mind. Not a number of the law. */
export const silence = { days: 90, source: 'hạn nhắc của hệ thống; chưa có căn cứ pháp lý' } as const
