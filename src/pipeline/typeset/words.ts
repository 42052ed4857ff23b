/** The few sentences the book itself says, in the language of the book; English where we have no translation. */
const words: Record<string, { missing: string; end: string }> = {
  bg: { missing: 'Тази картинка тепърва ще бъде нарисувана.', end: 'Край' },
  cs: { missing: 'Tento obrázek ještě čeká na namalování.', end: 'Konec' },
  da: { missing: 'Dette billede skal stadig males.', end: 'Slut' },
  de: { missing: 'Dieses Bild muss noch gemalt werden.', end: 'Ende' },
  en: { missing: 'This picture is still to be painted.', end: 'The End' },
  es: { missing: 'Este dibujo aún está por pintar.', end: 'Fin' },
  fi: { missing: 'Tämä kuva on vielä maalaamatta.', end: 'Loppu' },
  fr: { missing: 'Cette image reste à peindre.', end: 'Fin' },
  hu: { missing: 'Ez a kép még megfestésre vár.', end: 'Vége' },
  it: { missing: 'Questa immagine è ancora da dipingere.', end: 'Fine' },
  nb: { missing: 'Dette bildet skal fortsatt males.', end: 'Slutt' },
  nl: { missing: 'Deze tekening moet nog worden gemaakt.', end: 'Einde' },
  no: { missing: 'Dette bildet skal fortsatt males.', end: 'Slutt' },
  pl: { missing: 'Ten obrazek czeka jeszcze na namalowanie.', end: 'Koniec' },
  pt: { missing: 'Esta imagem ainda está por pintar.', end: 'Fim' },
  ro: { missing: 'Acest desen urmează să fie pictat.', end: 'Sfârșit' },
  ru: { missing: 'Эту картинку ещё предстоит нарисовать.', end: 'Конец' },
  sv: { missing: 'Den här bilden ska ännu målas.', end: 'Slut' },
  tr: { missing: 'Bu resim henüz boyanmadı.', end: 'Son' },
  uk: { missing: 'Цю картинку ще належить намалювати.', end: 'Кінець' },
}
const english = { missing: 'This picture is still to be painted.', end: 'The End' }

export const wordsFor = (language: string) => words[language.split('-')[0] ?? ''] ?? english
