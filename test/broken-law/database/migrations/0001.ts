import '../upwards.ts'
