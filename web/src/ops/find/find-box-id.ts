export const findBoxId = 'ops-find'
