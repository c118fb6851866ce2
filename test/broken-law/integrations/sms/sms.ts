export const sms = 1
