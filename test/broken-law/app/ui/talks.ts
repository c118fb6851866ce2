import '../../domain/about.ts'
