nav-home = 首页（示例）
motto = 数据有据可查。
