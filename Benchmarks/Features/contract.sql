-- The contract set by hand: one scan for all that counts, one grouping for each key. Without can_have_nan the
-- engine would trust the file's statistics, which leave NaN out, and a NaN would be in range. The variable `table` is
-- the path of the file.
SELECT count(*) AS n,
  count(*) - count(id) AS n0, count(*) - count("key") AS n1, count(*) - count(f0) AS n2, count(*) - count(f1) AS n3,
  count(*) - count(f2) AS n4, count(*) - count(f3) AS n5, count(*) - count(f4) AS n6, count(*) - count(f5) AS n7,
  count(*) - count(f6) AS n8, count(*) - count(f7) AS n9, count(*) - count(f8) AS n10, count(*) - count(f9) AS n11,
  count(*) - count(f10) AS n12, count(*) - count(f11) AS n13, count(*) - count(f12) AS n14, count(*) - count(i0) AS n15,
  count(*) - count(i1) AS n16, count(*) - count(country) AS n17, count(*) - count(active) AS n18,
  count(*) - count(updated_at) AS n19,
  sum(CASE WHEN f0 < 0 OR f0 > 100 THEN 1 ELSE 0 END) AS r0, sum(CASE WHEN f1 < 0 OR f1 > 100 THEN 1 ELSE 0 END) AS r1,
  sum(CASE WHEN f2 < 0 OR f2 > 100 THEN 1 ELSE 0 END) AS r2, sum(CASE WHEN f3 < 0 OR f3 > 100 THEN 1 ELSE 0 END) AS r3,
  sum(CASE WHEN f4 < 0 OR f4 > 100 THEN 1 ELSE 0 END) AS r4, sum(CASE WHEN f5 < 0 OR f5 > 100 THEN 1 ELSE 0 END) AS r5,
  sum(CASE WHEN f6 < 0 OR f6 > 100 THEN 1 ELSE 0 END) AS r6, sum(CASE WHEN f7 < 0 OR f7 > 100 THEN 1 ELSE 0 END) AS r7,
  sum(CASE WHEN f8 < 0 OR f8 > 100 THEN 1 ELSE 0 END) AS r8, sum(CASE WHEN f9 < 0 OR f9 > 100 THEN 1 ELSE 0 END) AS r9,
  sum(CASE WHEN f10 < 0 OR f10 > 100 THEN 1 ELSE 0 END) AS r10,
  sum(CASE WHEN f11 < 0 OR f11 > 100 THEN 1 ELSE 0 END) AS r11,
  sum(CASE WHEN f12 < 0 OR f12 > 100 THEN 1 ELSE 0 END) AS r12,
  sum(CASE WHEN country NOT IN ('AR', 'BR', 'DE', 'FR', 'US') THEN 1 ELSE 0 END) AS s0, max(updated_at) AS newest
FROM read_parquet(getvariable('table'), can_have_nan=true);
SELECT sum(n - 1) AS repeats FROM (SELECT count(*) AS n FROM read_parquet(getvariable('table'), can_have_nan=true) GROUP BY id);
SELECT sum(n - 1) AS repeats FROM (SELECT count(*) AS n FROM read_parquet(getvariable('table'), can_have_nan=true) GROUP BY "key");
