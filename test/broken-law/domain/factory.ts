import '../test/factories.ts'
