// Writes plurals.json: the category of each number by Node's Intl.PluralRules (ICU 78, CLDR 48).
// A letter for each of 0…2000, and again for each of the larger numbers. Run by hand: node plurals.js > plurals.json
const letters = { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' }
const large = []
for (const base of [1e6, 2e6, 3e6, 5e6, 10e6, 11e6, 12e6, 21e6, 100e6, 1e9, 7e12])
  for (const more of [-1, 0, 1, 2, 3, 4, 5, 11, 12, 21, 100, 102, 103, 111, 1000]) large.push(base + more)
const table = { icu: process.versions.icu, large, small: {}, larger: {} }
for (const language of ['ar', 'zh', 'en', 'fr', 'ru', 'es']) {
  const rules = new Intl.PluralRules(language)
  const letter = number => letters[rules.select(number)]
  table.small[language] = Array.from({ length: 2001 }, (_, number) => letter(number)).join('')
  table.larger[language] = large.map(letter).join('')
}
console.log(JSON.stringify(table, null, 1))
