title-home = { $site }
handbook-lead = 把工作总结做成中英双语网站：每个数都能查到出处，年与年可以对比。先读“五分钟建好第一个网站”，其余各章需要时再查。
handbook-example = 示例站点
handbook-example-note = 手册各章都用这两份虚构的报告。下面的卡片、报告和对比页，就是它们生成的。
