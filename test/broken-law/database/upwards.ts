import '../domain/about.ts'
