import '../b/page.ts'
