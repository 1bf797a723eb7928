"""Quantities in Chinese and English text: what is found, and what is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from views import view

from bipaper.find.quantities.scan import find_quantities
from bipaper.nlp.view import TextView
from bipaper.parts.quantities import QuantityMention


def cases(kind, rows):
    """Rows of "text | mention | value or low..high | unit | comparator", all of one kind."""
    return [(kind, *(c.strip() for c in row.split("|"))) for row in rows.strip().splitlines()]


def values(mention):
    return [v for v in (mention.value, mention.low, mention.high) if v is not None]


CHINESE = [
    *cases(
        "percent",
        """
        全年增长2.52% | 2.52% | 2.52 | percent | =
        占比为３５．６％ | ３５．６％ | 35.6 | percent | =
        占30 %的份额 | 30 % | 30 | percent | =
        降幅为-4.5% | -4.5% | -4.5 | percent | =
        百分之五的样本 | 百分之五 | 5 | percent | =
        百分之十二点五 | 百分之十二点五 | 12.5 | percent | =
        超过百分之九十 | 超过百分之九十 | 90 | percent | >
        覆盖率达5成 | 5成 | 50 | percent | =
        约三成农户 | 约三成 | 30 | percent | ~
        八成以上的居民 | 八成以上 | 80 | percent | >=
        七八成受访者 | 七八成 | 70..80 | percent | =
        提高3个百分点 | 3个百分点 | 3 | 百分点 | =
        下降了0.69百分点 | 0.69百分点 | 0.69 | 百分点 | =
        下调25个基点 | 25个基点 | 25 | 基点 | =
        死亡率为2.5‰ | 2.5‰ | 2.5 | permille | =
        千分之三 | 千分之三 | 3 | permille | =
        介于10%~15%之间 | 10%~15% | 10..15 | percent | =
        增长10-15% | 10-15% | 10..15 | percent | =
        百分之十至百分之二十 | 百分之十至百分之二十 | 10..20 | percent | =
        得分位于前20%的学校 | 前20% | 20 | percent | <=
        三成五的农户 | 三成五 | 35 | percent | =
        合格率逾九成五 | 逾九成五 | 95 | percent | >
        仅46.4% | 仅46.4% | 46.4 | percent | =
        准确率高达98.1% | 高达98.1% | 98.1 | percent | =
        损失最高达30% | 最高达30% | 30 | percent | <=
        """,
    ),
    *cases(
        "money",
        """
        投资1.2亿美元 | 1.2亿美元 | 120000000 | USD | =
        总额1 235.6 亿元 | 1 235.6 亿元 | 123560000000 | CNY | =
        财政支出26.69万亿元 | 26.69万亿元 | 26690000000000 | CNY | =
        年营业额小于100万元 | 小于100万元 | 1000000 | CNY | <
        补贴三百二十元 | 三百二十元 | 320 | CNY | =
        罚款一万元以上 | 一万元以上 | 10000 | CNY | >=
        收入300—500元 | 300—500元 | 300..500 | CNY | =
        收入1万至2万元 | 1万至2万元 | 10000..20000 | CNY | =
        价值逾50亿欧元 | 逾50亿欧元 | 5000000000 | EUR | >
        赔偿120万英镑 | 120万英镑 | 1200000 | GBP | =
        折合8.5亿日元 | 8.5亿日元 | 850000000 | JPY | =
        捐款500万港元 | 500万港元 | 5000000 | HKD | =
        补助新臺幣47元 | 新臺幣47元 | 47 | TWD | =
        赔偿人民币50万元 | 人民币50万元 | 500000 | CNY | =
        售价￥300 | ￥300 | 300 | CNY | =
        出口额US$3.5亿 | US$3.5亿 | 350000000 | USD | =
        每亩补贴与每亩500元 | 每亩500元 | 500 | CNY/亩 | =
        均价800元/吨 | 800元/吨 | 800 | CNY/吨 | =
        租金15.5元/平方米 | 15.5元/平方米 | 15.5 | CNY/平方米 | =
        数千万元的缺口 | 数千万元 | 10000000 | CNY | >
        几十亿元的投资 | 几十亿元 | 1000000000 | CNY | >
        产值近百亿元 | 近百亿元 | 10000000000 | CNY | ~
        人均收入不足百元 | 不足百元 | 100 | CNY | <
        百亿元级的产业 | 百亿元级 | 10000000000 | CNY | ~
        """,
    ),
    *cases(
        "count",
        """
        换过五所学校 | 五所 | 5 | 所 | =
        现存碑刻二十余通 | 二十余通 | 20 | 通 | >
        全书12卷 | 12卷 | 12 | 卷 | =
        每年有8.6只 | 8.6只 | 8.6 | 只 | =
        服务商超2.4万家 | 超2.4万家 | 24000 | 家 | >
        参与者三百二十人 | 三百二十人 | 320 | 人 | =
        71家企业 | 71家 | 71 | 家 | =
        共44个 | 44个 | 44 | 个 | =
        两类 | 两类 | 2 | 类 | =
        三个典型城市 | 三个 | 3 | 个 | =
        四大核心技术 | 四大 | 4 | | =
        分为三方面 | 三方面 | 3 | 方面 | =
        五十余家单位 | 五十余家 | 50 | 家 | >
        百余种方案 | 百余种 | 100 | 种 | >
        20多个国家 | 20多个 | 20 | 个 | >
        2 000多户农民 | 2 000多户 | 2000 | 户 | >
        20余万份样品 | 20余万份 | 200000 | 份 | >
        十几名护士 | 十几名 | 10 | 名 | >
        三十来个村庄 | 三十来个 | 30 | 个 | ~
        数十家工厂 | 数十家 | 10 | 家 | >
        几百人 | 几百人 | 100 | 人 | >
        上千家门店 | 上千家 | 1000 | 家 | >=
        近百家机构 | 近百家 | 100 | 家 | ~
        逾千人报名 | 逾千人 | 1000 | 人 | >
        三四十人 | 三四十人 | 30..40 | 人 | =
        20—30家 | 20—30家 | 20..30 | 家 | =
        20~30万家 | 20~30万家 | 200000..300000 | 家 | =
        2至3次 | 2至3次 | 2..3 | 次 | =
        共1 204名学生 | 1 204名 | 1204 | 名 | =
        一万五千人 | 一万五千人 | 15000 | 人 | =
        约有100家 | 约有100家 | 100 | 家 | ~
        不少于30例 | 不少于30例 | 30 | 例 | >=
        至少一个 | 至少一个 | 1 | 个 | >=
        仅一家 | 仅一家 | 1 | 家 | =
        样本31省份 | 31省份 | 31 | 省份 | =
        覆盖281城市 | 281城市 | 281 | 城市 | =
        1.5×10^6个细胞 | 1.5×10^6个 | 1500000 | 个 | =
        规模达到千万级别 | 千万级别 | 10000000 |  | ~
        用户突破4亿 | 突破4亿 | 400000000 |  | >
        包含超过500万的词条 | 超过500万 | 5000000 |  | >
        """,
    ),
    *cases(
        "rank",
        """
        位居第6位 | 第6位 | 6 | 位 | =
        第一个方面 | 第一个 | 1 | 个 | =
        第十二届会议 | 第十二届 | 12 | 届 | =
        第一次调查 | 第一次 | 1 | 次 | =
        居全国第一。 | 第一 | 1 |  | =
        排名第三， | 第三 | 3 |  | =
        世界第二大经济体 | 第二大 | 2 |  | =
        排在第1—3位 | 第1—3位 | 1..3 | 位 | =
        排名前10 | 前10 | 10 |  | <=
        位列前三。 | 前三 | 3 |  | <=
        前五名选手 | 前五名 | 5 | 名 | <=
        世界500强企业 | 500强 | 500 |  | <=
        入选十强 | 十强 | 10 |  | <=
        占据首位 | 首位 | 1 | 位 | =
        增速居首， | 首 | 1 | 位 | =
        TOP10榜单 | TOP10 | 10 |  | <=
        """,
    ),
    *cases(
        "ratio",
        """
        发病率为23.7/10万 | 23.7/10万 | 0.000237 |  | =
        占1/4 | 1/4 | 0.25 |  | =
        四分之三的县 | 四分之三 | 0.75 |  | =
        约占五分之一 | 约占五分之一 | 0.2 |  | ~
        万分之五 | 万分之五 | 0.0005 |  | =
        3/4以上 | 3/4以上 | 0.75 |  | >=
        增长2倍 | 2倍 | 2 | 倍 | =
        提高一倍 | 一倍 | 1 | 倍 | =
        5~10倍 | 5~10倍 | 5..10 | 倍 | =
        超过1.5倍 | 超过1.5倍 | 1.5 | 倍 | >
        产值翻一番 | 翻一番 | 2 | 倍 | =
        翻了两番 | 翻了两番 | 4 | 倍 | =
        翻三番 | 翻三番 | 8 | 倍 | =
        实现翻番 | 翻番 | 2 | 倍 | =
        降低了一半 | 一半 | 0.5 |  | =
        近一半的人 | 近一半 | 0.5 |  | ~
        过半数同意 | 过半数 | 0.5 |  | >
        配比为3:1 | 3:1 | 3 |  | =
        比例8∶2 | 8∶2 | 4 |  | =
        """,
    ),
    *cases(
        "date",
        """
        2023年 | 2023年 | 2023 |  | =
        2023年9月 | 2023年9月 | 2023-09 |  | =
        2023 年 9 月 1 日 | 2023 年 9 月 1 日 | 2023-09-01 |  | =
        ２０２３年 | ２０２３年 | 2023 |  | =
        二〇二三年九月 | 二〇二三年九月 | 2023-09 |  | =
        2023年11月3日 | 2023年11月3日 | 2023-11-03 |  | =
        2023-09-01 | 2023-09-01 | 2023-09-01 |  | =
        2023/9/1 | 2023/9/1 | 2023-09-01 |  | =
        2022年年末 | 2022年年末 | 2022 |  | =
        2022年底 | 2022年底 | 2022 |  | =
        2023年度 | 2023年度 | 2023 |  | =
        2011—2020年 | 2011—2020年 | 2011..2020 |  | =
        2007~2016年 | 2007~2016年 | 2007..2016 |  | =
        2011年至2020年 | 2011年至2020年 | 2011..2020 |  | =
        2011-2020 | 2011-2020 | 2011..2020 |  | =
        2021年3月到2022年5月 | 2021年3月到2022年5月 | 2021-03..2022-05 |  | =
        2023年8—9月 | 2023年8—9月 | 2023-08..2023-09 |  | =
        2023年3月1日至5日 | 2023年3月1日至5日 | 2023-03-01..2023-03-05 |  | =
        2023年上半年 | 2023年上半年 | 2023-01..2023-06 |  | =
        2023年第三季度 | 2023年第三季度 | 2023-07..2023-09 |  | =
        2023年前三季度 | 2023年前三季度 | 2023-01..2023-09 |  | =
        第一季度 | 第一季度 | 01..03 |  | =
        9月份 | 9月份 | 09 |  | =
        9月1日 | 9月1日 | 09-01 |  | =
        1—9月 | 1—9月 | 01..09 |  | =
        自2011年以来 | 2011年 | 2011 |  | =
        20世纪90年代 | 20世纪90年代 | 1990..1999 |  | =
        上世纪80年代初 | 上世纪80年代初 | 1980..1989 |  | =
        20世纪五六十年代 | 20世纪五六十年代 | 1950..1969 |  | =
        1990年代 | 1990年代 | 1990..1999 |  | =
        进入21世纪 | 21世纪 | 2001..2100 |  | =
        二十世纪 | 二十世纪 | 1901..2000 |  | =
        “十四五”时期 | “十四五”时期 | 2021..2025 |  | =
        十三五期间 | 十三五期间 | 2016..2020 |  | =
        “九五”期间 | “九五”期间 | 1996..2000 |  | =
        “一五”时期 | “一五”时期 | 1953..1957 |  | =
        2019—2020学年 | 2019—2020学年 | 2019..2020 |  | =
        公元前221年 | 公元前221年 | -0220 |  | =
        公元8世纪中叶 | 8世纪中叶 | 0701..0800 |  | =
        道光二十年开埠 | 道光二十年 | 1840 |  | =
        康熙元年至 | 康熙元年 | 1662 |  | =
        嘉慶十至十五年 | 嘉慶十至十五年 | 1805..1810 |  | =
        民國八十九年 | 民國八十九年 | 2000 |  | =
        2021学年度 | 2021学年度 | 2021 |  | =
        109學年度 | 109學年度 | 2020 |  | =
        APSC 2007会议 | 2007 | 2007 |  | =
        """,
    ),
    *cases(
        "duration",
        """
        连续七年 | 七年 | 7 | 年 | =
        近五年 | 近五年 | 5 | 年 | ~
        20多年 | 20多年 | 20 | 年 | >
        不到一年 | 不到一年 | 1 | 年 | <
        3至5年 | 3至5年 | 3..5 | 年 | =
        两三天 | 两三天 | 2..3 | 天 | =
        4个月 | 4个月 | 4 | 月 | =
        平均约为1.3个月 | 约为1.3个月 | 1.3 | 月 | ~
        半年 | 半年 | 0.5 | 年 | =
        三年半 | 三年半 | 3.5 | 年 | =
        一个半小时 | 一个半小时 | 1.5 | 小时 | =
        超过50小时 | 超过50小时 | 50 | 小时 | >
        45分钟 | 45分钟 | 45 | 分钟 | =
        耗时4.5 ms | 4.5 ms | 4.5 | ms | =
        10个工作日以内 | 10个工作日以内 | 10 | 工作日 | <=
        术后24 h | 24 h | 24 | h | =
        6~8周 | 6~8周 | 6..8 | 周 | =
        10天左右 | 10天左右 | 10 | 天 | ~
        变量滞后2期 | 2期 | 2 | 期 | =
        政策实施前4期 | 4期 | 4 | 期 | =
        变量前置3期 | 3期 | 3 | 期 | =
        """,
    ),
    *cases(
        "measure",
        """
        得分介于60至75分之间 | 60至75分 | 60..75 | 分 | =
        70~79分为中等 | 70~79分 | 70..79 | 分 | =
        每小时60至200辆 | 每小时60至200辆 | 60..200 | 辆/小时 | =
        每公里达3.9笔 | 每公里达3.9笔 | 3.9 | 笔/公里 | =
        排放7.4 Tg | 7.4 Tg | 7.4 | Tg | =
        北纬31°15′ | 31°15′ | 31.25 | ° | =
        东经120°40′30″ | 120°40′30″ | 120.675 | ° | =
        面积120平方公里 | 120平方公里 | 120 | 平方公里 | =
        约20公里 | 约20公里 | 20 | 公里 | ~
        50公顷 | 50公顷 | 50 | 公顷 | =
        三百亩以上 | 三百亩以上 | 300 | 亩 | >=
        五六百亩 | 五六百亩 | 500..600 | 亩 | =
        3.5万吨标准煤 | 3.5万吨标准煤 | 35000 | 吨标准煤 | =
        耗电5 000 kW·h | 5 000 kW·h | 5000 | kW·h | =
        装机200万千瓦 | 200万千瓦 | 2000000 | kW | =
        把-12 ℃作为下限 | -12 ℃ | -12 | ℃ | =
        气温-3.5 ℃ | -3.5 ℃ | -3.5 | ℃ | =
        80～85 ℃ | 80～85 ℃ | 80..85 | ℃ | =
        浓度35μg/m³ | 35μg/m³ | 35 | μg/m³ | =
        产量6.5 t/hm2 | 6.5 t/hm2 | 6.5 | t/hm² | =
        100 mg·kg-1 | 100 mg·kg-1 | 100 | mg·kg-1 | =
        煤耗297 g/(kW·h) | 297 g/(kW·h) | 297 | g/kW·h | =
        纬度超过75° | 超过75° | 75 | ° | >
        速度3.6 m/s | 3.6 m/s | 3.6 | m/s | =
        60岁以上 | 60岁以上 | 60 | 岁 | >=
        30~45岁 | 30~45岁 | 30..45 | 岁 | =
        (56.3±8.7)岁 | (56.3±8.7)岁 | 56.3 | 岁 | =
        8.5分 | 8.5分 | 8.5 | 分 | =
        密度为每平方公里12家 | 每平方公里12家 | 12 | 家/平方公里 | =
        每年2次/年 | 2次/年 | 2 | 次/年 | =
        """,
    ),
    *cases(
        "number",
        """
        平均数为.36， | .36 | 0.36 |  | =
        （p<0.05） | p<0.05 | 0.05 |  | <
        R²=0.83 | R²=0.83 | 0.83 |  | =
        n=1 204 | n=1 204 | 1204 |  | =
        t=2.31 | t=2.31 | 2.31 |  | =
        χ²(2)=5.6 | χ²(2)=5.6 | 5.6 |  | =
        F(2, 57)=4.13 | F(2, 57)=4.13 | 4.13 |  | =
        α＝0.05 | α＝0.05 | 0.05 |  | =
        r≥0.7 | r≥0.7 | 0.7 |  | >=
        SD≈.85 | SD≈.85 | 0.85 |  | ~
        3.25±0.41 | 3.25±0.41 | 3.25 |  | =
        系数为-0.090 | -0.090 | -0.09 |  | =
        3.2×10⁻³ | 3.2×10⁻³ | 0.0032 |  | =
        溶液pH 7.4， | 7.4 | 7.4 |  | =
        数量级为10^6。 | 10^6 | 1000000 |  | =
        参数为2e-5。 | 2e-5 | 0.00002 |  | =
        小于0.05的值 | 小于0.05 | 0.05 |  | <
        取值为1，其余略 | 1 | 1 |  | =
        F统计量均大于10， | 大于10 | 10 |  | >
        系数0.206***显著 | 0.206 | 0.206 |  | =
        取值范围为0—100。 | 0—100 | 0..100 |  | =
        介于0.2和0.8之间 | 0.2和0.8 | 0.2..0.8 |  | =
        归一化到[0,1]区间 | [0,1] | 0..1 |  | =
        区间为[0.12, 0.38] | [0.12, 0.38] | 0.12..0.38 |  | =
        一千零五 | 一千零五 | 1005 |  | =
        """,
    ),
]

ENGLISH = [
    *cases(
        "percent",
        """
        it grew by 2.52 percent | 2.52 percent | 2.52 | percent | =
        about 10-15% of them | about 10-15% | 10..15 | percent | ~
        rose by 3 percentage points | 3 percentage points | 3 | percentage point | =
        no less than 30 per cent | no less than 30 per cent | 30 | percent | >=
        """,
    ),
    *cases(
        "money",
        """
        worth 1.2 billion yuan | 1.2 billion yuan | 1200000000 | CNY | =
        more than $3.5 million | more than $3.5 million | 3500000 | USD | >
        RMB 5 billion | RMB 5 billion | 5000000000 | CNY | =
        CNY5 million | CNY5 million | 5000000 | CNY | =
        two million dollars | two million dollars | 2000000 | USD | =
        """,
    ),
    *cases(
        "count",
        """
        three typical cities | three typical cities | 3 | cities | =
        data of 1,204 firms | 1,204 firms | 1204 | firms | =
        twenty-one cases | twenty-one cases | 21 | cases | =
        at least 30 people | at least 30 people | 30 | people | >=
        nearly 5 million users | nearly 5 million users | 5000000 | users | ~
        3.0×10^5 cells | 3.0×10^5 cells | 300000 | cells | =
        """,
    ),
    *cases(
        "rank",
        """
        the first result | first | 1 |  | =
        it ranked 6th | 6th | 6 |  | =
        the twenty-first province | twenty-first | 21 |  | =
        among the top 10 provinces | top 10 | 10 |  | <=
        the top three | top three | 3 |  | <=
        """,
    ),
    *cases(
        "ratio",
        """
        three-quarters of users | three-quarters | 0.75 |  | =
        about a quarter | about a quarter | 0.25 |  | ~
        nearly half of them | nearly half | 0.5 |  | ~
        output doubled | doubled | 2 | times | =
        3.5 times higher | 3.5 times | 3.5 | times | =
        a ratio of 3:1 | 3:1 | 3 |  | =
        """,
    ),
    *cases(
        "date",
        """
        in September 2023 | September 2023 | 2023-09 |  | =
        on 3 May 2021 | 3 May 2021 | 2021-05-03 |  | =
        on May 3, 2021 | May 3, 2021 | 2021-05-03 |  | =
        in 2020 | 2020 | 2020 |  | =
        from 2011 to 2020 | 2011 to 2020 | 2011..2020 |  | =
        between 2015 and 2020 | 2015 and 2020 | 2015..2020 |  | =
        during 2005–2019 | 2005–2019 | 2005..2019 |  | =
        from September 2019 to July 2020 | September 2019 to July 2020 | 2019-09..2020-07 |  | =
        in the 1990s | 1990s | 1990..1999 |  | =
        the 20th century | 20th century | 1901..2000 |  | =
        the first half of 2023 | first half of 2023 | 2023-01..2023-06 |  | =
        the 14th Five-Year Plan period | 14th Five-Year Plan period | 2021..2025 |  | =
        """,
    ),
    *cases(
        "duration",
        """
        within 3 years | 3 years | 3 | year | =
        a three-year period | three-year | 3 | year | =
        over 10 to 20 months | over 10 to 20 months | 10..20 | month | >
        after 24 h | 24 h | 24 | h | =
        """,
    ),
    *cases(
        "measure",
        """
        25 km2 of land | 25 km2 | 25 | km² | =
        at 30 ℃ | 30 ℃ | 30 | ℃ | =
        50 μg/m3 | 50 μg/m3 | 50 | μg/m³ | =
        up to 5 million tons | up to 5 million tons | 5000000 | t | <=
        """,
    ),
    *cases(
        "number",
        """
        (p < 0.05) | p < 0.05 | 0.05 |  | <
        n = 1204 | n = 1204 | 1204 |  | =
        a mean of 3.2 ± 0.4 | 3.2 ± 0.4 | 3.2 |  | =
        between 0.1 and 0.5 | 0.1 and 0.5 | 0.1..0.5 |  | =
        reached 1.2 million | 1.2 million | 1200000 |  | =
        """,
    ),
]


def check(lang, kind, text, mention, value, unit, comparator):
    found = find_quantities(view(text, lang))
    seen = [(q.kind, q.text, values(q), q.unit or "", q.comparator) for q in found]
    parts = value.split("..")
    expected = parts if kind == "date" else pytest.approx([float(part) for part in parts])
    assert seen == [(kind, mention, expected, unit, comparator)]


@pytest.mark.parametrize(("kind", "text", "mention", "value", "unit", "comparator"), CHINESE)
def test_a_chinese_quantity_is_found_and_normalised(kind, text, mention, value, unit, comparator):
    check("zh", kind, text, mention, value, unit, comparator)


@pytest.mark.parametrize(("kind", "text", "mention", "value", "unit", "comparator"), ENGLISH)
def test_an_english_quantity_is_found_and_normalised(kind, text, mention, value, unit, comparator):
    check("en", kind, text, mention, value, unit, comparator)


LEFT_ALONE = {
    "citation mark": """
        已有研究[3] 文献[2-4]表明 方法[5,7,12] 研究[1]、[3] 如文献[13]所述""",
    "citation year": """
        （张三，2020） (Li，2019a) 李四等（2021） 王五（2018，2020） Li等(2019) （国务院，2015）
        （2020；2021） （甲，2019；乙，2020）""",
    "place in the paper": """
        如图3所示 见表2 图3-1 式（4） 由公式(12)可得 第3节 第二章 第（1）列 第1—3列 附表1 见3.2节
        第1.4节 第三部分 第5页 表3列（2） Fig.2 第12条""",
    "title": """
        《到2030年造林三千万亩行动计划》 《云州教育2035》""",
    "enumerator": """
        一是完善制度 ；二是加大投入 其一，要素不足 （1）概念 （三）方法 1）准备 ①目的 第一，理论不足
        。第二，数据有限 2．材料 三、结论""",
    "label": """
        方法1 假说1成立 假设2 步骤3 模型（1） 实验2、 案例1： 引理2。 H1成立 S1 方案3的
        专家1与专家2 情景2下""",
    "name": """
        F1值 GPT-4o PM2.5 COVID-19 5G基站 3D打印 2SLS估计 Claude-3.5 CO2排放 C30混凝土 工业4.0
        国发〔2021〕5号 “211”工程 Word2Vec GB/T15835-2011 ISO9001 GB7714—87
        2020级学生 5A级景区 2022届毕业生 第1、2主成分""",
    "indefinite one": """
        一种方法 一个问题 一项研究 一些学者 一定程度 进一步 统一 同一年 每一个 这一现象 一家企业""",
    "set phrase": """
        一方面 三番五次 千方百计 成千上万 五花八门 四面八方 百花齐放 一分为二 十分重要 万分感谢
        百年大计 三言两语 七上八下 四大皆空 一成不变""",
    "lexical numeral": """
        “十四五”规划 三维模型 六专行动 十九大 党的二十大 二十届三中全会 “一带一路” 第二产业 第三方
        两会 三农问题 双一流 五年规划 两阶段最小二乘 二次函数 三角形 四季 二元变量 三元组 万元
        第一手资料 第一作者 二手房 两者 一线教师 三线城市 四平市 七台河市
        高达两位数 第七次党代会""",
    "formula": """
        i=1 t=1,2,3 k=1,2,…,5 i=1,2,…,n y=2x+1 3×3卷积 x>0 N(0,1) 1-α N-1
        x21,x32,x42,3,4, ÷ø0.8，0.6和 +λk+εit（4） (x−y)²（4）""",
    "point at half height": """
        占20∙46%的份额 占20·46%的份额 “9·11”之后 占20•46% 占20‧46% 占20⋅46%""",
    "glyph nobody can read": """
        气温为\ufffd12.5℃ 占20\ufffd46% 共3\ufffd10个 粒径2.5\ufffdm 约\ufffd三成农户 12.5\ufffd""",
    "code": """
        8:30 电话010-12345678 https://example.org/2020/12 10.1000/j.1234 24YJC790078
        编号72403153""",
}
LEFT_ALONE_IN_ENGLISH = [
    "Table 3", "Fig. 2", "Figs. 2-4", "Eq. (3)", "Section 3.2", "[3]", "(Smith et al., 2020)",
    "One of us", "one-way", "two-way", "two-stage", "First, we", "firstly", "second-hand",
    "third-party", "H1", "F1", "GPT-4", "COVID-19", "5G", "Model 2", "on the one hand", "(1)",
    "third chapter", "Web 2.0", "five-point", "no one", "the 14th Five-Year Plan",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for texts in LEFT_ALONE.values() for text in texts.split()])
def test_a_numeral_without_meaning_is_left_alone(text):
    assert find_quantities(view(text, "zh")) == []


@pytest.mark.parametrize("text", LEFT_ALONE_IN_ENGLISH)
def test_an_english_numeral_without_meaning_is_left_alone(text):
    assert find_quantities(view(text, "en")) == []


PARTS = "章节页列行栏条款号卷期版辑册"


@pytest.mark.parametrize("part", [*PARTS, "部分"])
def test_a_part_of_a_paper_is_no_rank(part):
    assert find_quantities(view(f"重点是第3{part}。")) == []


BEFORE_A_PLACE = """
    产量居 产量列 产量位 产量排 品种为 品种是 产量占 团队获 团队得 团队得了 产量全球 产量全国
    产量全省 产量全市 产量全区 产量全县 产量世界 产量国内 产量行业 产量排名"""


@pytest.mark.parametrize("before", BEFORE_A_PLACE.split())
def test_a_place_stands_behind_a_verb_of_ranking_or_what_is_ranked(before):
    assert [q.text for q in find_quantities(view(f"{before}第二，增长较快。"))] == ["第二"]


@pytest.mark.parametrize(
    ("lang", "text", "mentions"),
    [
        ("zh", "设1.2 g/m3三个水平", ["1.2 g/m3", "三个"]),
        (
            "zh",
            "由2015年的3.2%降至2020年的1.8%，下降1.4个百分点（p<0.05）[3-5]。",
            ["2015年", "3.2%", "2020年", "1.8%", "1.4个百分点", "p<0.05"],
        ),
        (
            "zh",
            "全市共发放问卷500份，回收478份，有效率95.6%（见表2），涉及13个乡镇、近两千户农民。",
            ["500份", "478份", "95.6%", "13个", "近两千户"],
        ),
        (
            "zh",
            "权重向量为(0.25,0.35,0.40)，95%CI为[1.12, 1.45]，比基线高3.2倍。",
            ["0.25", "0.35", "0.40", "95%", "[1.12, 1.45]", "3.2倍"],
        ),
        (
            "zh",
            "第一，分三个阶段推进；第二，到2025年建成10座以上电站，其中一座已投产。",
            ["三个", "2025年", "10座以上"],
        ),
        (
            "zh",
            "論文共兩篇，約佔三成，費用為５萬元，歷時兩個月。",
            ["兩篇", "約佔三成", "５萬元", "兩個月"],
        ),
        (
            "zh",
            "会议于2019年5月6日与8日在甲、乙两地召开，2004、2005和2006年未召开。",
            ["2019年5月6日", "8日", "2004", "2005", "2006年"],
        ),
        (
            "en",
            "We survey 1,204 firms in three provinces from 2011 to 2020 (see Table 3) [5].",
            ["1,204 firms", "three provinces", "2011 to 2020"],
        ),
        (
            "en",
            "Output rose from 5% to 12%, ranking first; two-thirds of the 30 plants doubled it.",
            ["5%", "12%", "first", "two-thirds", "30 plants", "doubled"],
        ),
    ],
)
def test_a_sentence_gives_its_quantities_in_order(lang, text, mentions):
    assert [q.text for q in find_quantities(view(text, lang))] == mentions


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("小于20人和50人", ["<", "<"]),
        ("不低于30%或40%", [">=", ">="]),
        ("约3家、5家及8家", ["~", "~", "~"]),
        ("约3家以及5家", ["~", "~"]),
        ("约3家或者5家", ["~", "~"]),
        ("约3家与5家", ["~", "~"]),
        ("超过20人和30%", [">", "="]),
        ("超过20人，另有30人", [">", "="]),
        ("20人以上和30人", [">=", "="]),
        ("小于20人和约50人", ["<", "~"]),
    ],
)
def test_a_comparator_in_front_carries_over_to_coordinated_numbers(text, comparators):
    assert [q.comparator for q in find_quantities(view(text, "zh"))] == comparators


@pytest.mark.parametrize(
    ("text", "si_value", "si_unit"),
    [
        ("5公里", 5000, "m"),
        ("3海里", 5556, "m"),
        ("2里", 1000, "m"),
        ("120平方公里", 1.2e8, "m²"),
        ("50公顷", 500000, "m²"),
        ("300亩", 200000, "m²"),
        ("10斤", 5, "kg"),
        ("2.4万吨", 2.4e7, "kg"),
        ("1吨标准煤", 29307600000, "kg·m²/s²"),
        ("1 kW·h", 3600000, "kg·m²/s²"),
        ("25℃", 298.15, "K"),
        ("-40℃", 233.15, "K"),
        ("77 ℉", 298.15, "K"),
        ("15 ℃/h", 15 / 3600, "K/s"),
        ("6 ℃·d", 518400, "K·s"),
        ("2.1 W/(m²·℃)", 2.1, "kg/K/s³"),
        ("35μg/m³", 3.5e-8, "kg/m³"),
        ("6.5 t/hm²", 0.65, "kg/m²"),
        ("36 km/h", 10, "m/s"),
        ("2.5 L", 0.0025, "m³"),
        ("100 kPa", 100000, "kg/m/s²"),
        ("5 mol/L", 5000, "mol/m³"),
        ("90分钟", 5400, "s"),
        ("3天", 259200, "s"),
        ("1年", 31557600, "s"),
    ],
)
def test_a_measure_is_converted_to_si_base_units(text, si_value, si_unit):
    (quantity,) = find_quantities(view(text, "zh"))
    assert (quantity.si_value, quantity.si_unit) == (pytest.approx(si_value, rel=1e-9), si_unit)


@pytest.mark.parametrize("text", ["5家", "30%", "8元", "60岁", "第3位", "3~5公里", "100 mg/kg"])
def test_what_si_has_no_unit_for_is_not_converted(text):
    (quantity,) = find_quantities(view(text, "zh"))
    assert (quantity.si_value, quantity.si_unit) == (None, None)


def test_a_mention_says_everything_about_its_place_and_value():
    assert find_quantities(view("面积逾1.5萬畝。", "zh")) == [
        QuantityMention(
            rule="amount",
            kind="measure",
            start=2,
            end=8,
            text="逾1.5萬畝"[:6],
            value=15000,
            unit="畝",
            comparator=">",
            si_value=10000000.0,
            si_unit="m²",
        )
    ]


@pytest.mark.parametrize(
    ("lang", "text", "units"),
    [
        ("zh", "分别为0、90和180 kg/hm²", ["kg/hm²"] * 3),
        ("zh", "抽取3、5、8家", ["家"] * 3),
        ("zh", "取0.3，另有5家", [None, "家"]),
        ("en", "at 5, 10 and 15 mg/L", ["mg/L"] * 3),
    ],
)
def test_coordinated_numbers_share_the_unit_of_the_last(lang, text, units):
    assert [q.unit for q in find_quantities(view(text, lang))] == units


def test_the_power_of_a_unit_is_no_citation_mark():
    text = "种植220万hm2，见文献2"
    raised = [(8, 9), (13, 14)]
    found = find_quantities(view(text, "zh", raised))
    assert [(q.text, q.unit) for q in found] == [("220万hm2", "hm²")]


def test_shares_of_more_than_two_have_no_value():
    (shares,) = find_quantities(view("数据按7∶1∶2划分", "zh"))
    assert (shares.kind, shares.text, values(shares)) == ("ratio", "7∶1∶2", [])


def test_a_glyph_nobody_can_read_spoils_only_the_number_it_stands_at():
    found = find_quantities(view("粒径为2.5\ufffdm，共3次，气温3.5℃", "zh"))
    assert [mention.text for mention in found] == ["3次", "3.5℃"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("截距项（-2.87）（0.25）", ["-2.87", "0.25"]),  # a row of t values
        ("用户评分的均值（3.9）", ["3.9"]),
        ("y=0.52（3.9）", ["y=0.52", "3.9"]),
        ("for n=9 the mean was close to four (3.9)", ["n=9", "close to four", "3.9"]),
        ("y=ax+b（3.9）", []),
        ("y=ax1+bx2（3.9）", []),
        ("其中y=ax+b（2-1）", []),
    ],
)
def test_a_number_at_the_end_numbers_an_equation_only_behind_a_formula(text, mentions):
    lang = "en" if text.isascii() else "zh"
    assert [q.text for q in find_quantities(view(text, lang))] == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("选用1卷积核", []),
        ("阈值取0.8分别计算", ["0.8"]),
        ("发射9颗卫星", ["9颗"]),
        ("共36名大学生", ["36名"]),
        ("共收集57篇文章", ["57篇"]),
        ("共有15名教授", ["15名"]),  # jieba has 名教授, and 名教
        ("其中15家中有3家", ["15家", "3家"]),  # 家中 is a place
        ("这3人均为男性", ["3人"]),
        ("共办5场内地演出", ["5场"]),  # jieba has 场内|地
        ("超过三角形的面积", []),
        ("查阅两页资料", []),
    ],
)
def test_what_only_begins_like_a_unit_is_none(text, mentions):
    assert [q.text for q in find_quantities(view(text))] == mentions


def test_excluded_spans_are_never_tagged():
    text = "增长12%3，其中5家"
    assert [q.text for q in find_quantities(view(text, "zh", [(5, 6)]))] == ["12%", "5家"]
    assert find_quantities(view(text, "zh", [(0, len(text))])) == []


# --- properties -------------------------------------------------------------------------

ALPHABET = (
    "0123456789.,，、万亿百十一二三两半第前几数多余[]()（）%‰年月日个家元~-—至 "
    "aμm²³/p<=±×^内以上超近约"
    "one and two million percent from to May 2020"
)


@given(st.text(alphabet=ALPHABET, max_size=60), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=100)
def test_offsets_are_exact_and_mentions_never_overlap(text, lang):
    mentions = find_quantities(view(text, lang))
    assert all(text[m.start : m.end] == m.text != "" for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.text(max_size=80), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=50)
def test_no_text_makes_the_finder_raise(text, lang):
    find_quantities(view(text, lang))


@given(
    st.text(alphabet="0123456789.,、万百十半第前%年月个家~-—超近约", max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
)
@settings(deadline=None, max_examples=50)
def test_nothing_is_found_inside_an_excluded_span(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    for mention in find_quantities(view(text, "zh", [(start, end)])):
        assert mention.end <= start or mention.start >= end or start == end


@given(st.integers(min_value=2, max_value=10**9))
@settings(deadline=None, max_examples=50)
def test_any_number_of_things_is_counted(number):
    (quantity,) = find_quantities(view(f"共有{number}家企业", "zh"))
    assert (quantity.value, quantity.unit, quantity.kind) == (number, "家", "count")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "run", ["1", "万", "一", "[", ")", "1234567890", "万亿", "([（【", "one", " "]
)
def test_a_hundred_thousand_characters_without_a_quantity_are_read(run, lang):
    assert find_quantities(TextView("p1", run * (100_000 // len(run)), lang)) == []


@pytest.mark.parametrize("run", ["(1,", "1-", "2020-", "1/2/", "1 204 ", "第一", "百分之", "n=1,"])
def test_long_runs_of_beginnings_are_read(run):
    text = run * (10_000 // len(run))
    assert all(q.end <= len(text) for q in find_quantities(view(text, "zh")))
