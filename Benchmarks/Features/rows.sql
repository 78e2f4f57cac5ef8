-- Five rows of each of the three findings, as a person would look for them after contract.sql: all columns that a
-- report shows of them.
SELECT f5, id, "key", f0, f1, f2, f3, f4 FROM read_parquet(getvariable('table')) WHERE f5 < 0 OR f5 > 100 LIMIT 5;
SELECT country, id, "key", f0, f1, f2, f3, f4 FROM read_parquet(getvariable('table'))
WHERE country NOT IN ('AR', 'BR', 'DE', 'FR', 'US') LIMIT 5;
SELECT id, "key", f0, f1, f2, f3, f4, f5 FROM read_parquet(getvariable('table'))
WHERE id IN (SELECT id FROM read_parquet(getvariable('table')) GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT 5)
QUALIFY row_number() OVER (PARTITION BY id) > 1 LIMIT 5;
