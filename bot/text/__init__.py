"""One of each: folding, words, sentences, scripts, stems, languages, frequency."""
