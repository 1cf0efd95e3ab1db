"""Who's who: countries, offices and office-holders with dates, organisations, role nouns."""
