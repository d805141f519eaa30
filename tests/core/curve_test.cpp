// SPDX-License-Identifier: GPL-3.0-or-later
#include <clocale>
#include <limits>

#include <QTest>

#include "flipbook/request.h"

using namespace flipbook;

using Points = std::vector<CurvePoint>;

class CurveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_numbers_and_points_data();
    void reads_numbers_and_points();
    void refuses_other_text_data();
    void refuses_other_text();
    void is_linear_between_points_and_constant_outside();
    void holds_a_value_until_the_next_point();
    void is_smooth_through_its_points_and_overshoots_nowhere();
    void knows_whether_it_is_constant();
    void writes_numbers_that_read_back_exactly();
    void ignores_the_locale();
};

void CurveTest::reads_numbers_and_points_data()
{
    QTest::addColumn<Points>("points");
    QTest::addColumn<QString>("written");
    QTest::newRow("1.2") << Points{{0, 1.2}} << "1.2";
    QTest::newRow("  -3 ") << Points{{0, -3}} << "-3";
    QTest::newRow("1e-3") << Points{{0, 0.001}} << "0.001";
    QTest::newRow("0") << Points{{0, 0}} << "0";
    QTest::newRow("0:(1.0), 8:(1.3)") << Points{{0, 1}, {8, 1.3}} << "0:(1), 8:(1.3)";
    QTest::newRow("0:(1.0),8:(1.3)") << Points{{0, 1}, {8, 1.3}} << "0:(1), 8:(1.3)";
    QTest::newRow(" 0 : ( 1.0 ) ,\n8 : ( 1.3 ) ") << Points{{0, 1}, {8, 1.3}} << "0:(1), 8:(1.3)";
    QTest::newRow("8:(1.3), 0:(1.0)") << Points{{0, 1}, {8, 1.3}} << "0:(1), 8:(1.3)";
    QTest::newRow("8:(1.3)") << Points{{8, 1.3}} << "8:(1.3)";
    QTest::newRow("0:(1.3)") << Points{{0, 1.3}} << "1.3";
    QTest::newRow("0.5:(-1), 2:(2)") << Points{{0.5, -1}, {2, 2}} << "0.5:(-1), 2:(2)";
    QTest::newRow("smooth 0:(1.0), 8:(1.3)") << Points{{0, 1}, {8, 1.3}} << "smooth 0:(1), 8:(1.3)";
    QTest::newRow(" hold  8:(1.3),0:(1.0)") << Points{{0, 1}, {8, 1.3}} << "hold 0:(1), 8:(1.3)";
    QTest::newRow("hold 0:(1.3)") << Points{{0, 1.3}} << "1.3";  // There is nothing to hold.
}

void CurveTest::reads_numbers_and_points()
{
    QFETCH(Points, points);
    QFETCH(QString, written);
    const auto curve = Curve::parse(QTest::currentDataTag());
    QVERIFY2(curve, curve ? "" : curve.error().message.c_str());
    QVERIFY(curve.value().points() == points);
    QCOMPARE(QString::fromStdString(curve.value().text()), written);
    const auto again = Curve::parse(curve.value().text());
    QVERIFY(again && again.value() == curve.value());
}

void CurveTest::refuses_other_text_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("") << "a point is missing at the end";
    QTest::newRow("   ") << "a point is missing at the end";
    QTest::newRow("fast") << "no point starts at \"fast\"";
    QTest::newRow("smooth") << "no point starts at \"smooth\"";
    QTest::newRow("smooth 1.2") << "no point starts at \"1.2\"";
    QTest::newRow("smooth hold 0:(1)") << "no point starts at \"hold 0:(1)\"";
    QTest::newRow("1.2x") << "no point starts at \"1.2x\"";
    QTest::newRow("1,2") << "no point starts at \"1,2\"";
    QTest::newRow("nan") << "no point starts at \"nan\"";
    QTest::newRow("inf") << "no point starts at \"inf\"";
    QTest::newRow("1e999") << "no point starts at \"1e999\"";
    QTest::newRow("0:1.0") << "no point starts at \"0:1.0\"";
    QTest::newRow("0:(1.0") << "no point starts at \"0:(1.0\"";
    QTest::newRow("0:()") << "no point starts at \"0:()\"";
    QTest::newRow("0:(nan)") << "no point starts at \"0:(nan)\"";
    QTest::newRow("0:(1), 8:2") << "no point starts at \"8:2\"";
    QTest::newRow("0:(1),") << "a point is missing at the end";
    QTest::newRow("0:(1) 8:(2)") << "a comma is missing before \"8:(2)\"";
    QTest::newRow("-1:(1)") << "frame -1 is below 0";
    QTest::newRow("4:(1), 4:(2)") << "frame 4 has two values";
    QTest::newRow("4:(1), 0:(1), 4.0:(2)") << "frame 4 has two values";
}

void CurveTest::refuses_other_text()
{
    QFETCH(QString, reason);
    const QString text = QTest::currentDataTag();
    const auto curve = Curve::parse(text.toStdString());
    QVERIFY(!curve);
    QCOMPARE(curve.error().code, ErrorCode::invalid_request);
    const QString message = QString::fromStdString(curve.error().message);
    QVERIFY2(message.startsWith('"' + text + "\" is no number") && message.contains(reason),
             qPrintable(message));
}

void CurveTest::is_linear_between_points_and_constant_outside()
{
    const auto parsed = Curve::parse("2:(1.0), 4:(2.0), 8:(0.0)");
    QVERIFY(parsed);
    const Curve& curve = parsed.value();
    const std::vector<CurvePoint> expected{{0, 1},   {2, 1},   {2.5, 1.25}, {3, 1.5}, {4, 2},
                                           {5, 1.5}, {7, 0.5}, {8, 0},      {100, 0}};
    for (const CurvePoint& point : expected)
        QCOMPARE(curve.at(point.frame), point.value);
    QCOMPARE(Curve(0.7).at(0), 0.7);
    QCOMPARE(Curve(0.7).at(1000), 0.7);
}

void CurveTest::holds_a_value_until_the_next_point()
{
    const Curve curve = Curve::parse("hold 2:(1), 8:(1.3), 9:(0)").value();
    QVERIFY(curve.shape() == CurveShape::hold);
    for (const CurvePoint& point : Points{{0, 1}, {2, 1}, {7.9, 1}, {8, 1.3}, {8.5, 1.3}, {20, 0}})
        QCOMPARE(curve.at(point.frame), point.value);
}

void CurveTest::is_smooth_through_its_points_and_overshoots_nowhere()
{
    const Curve curve = Curve::parse("smooth 0:(0.5), 4:(0.6), 8:(1.9), 15:(1.9), 20:(1)").value();
    for (const CurvePoint& point : curve.points())
        QCOMPARE(curve.at(point.frame), point.value);
    constexpr double rounding = 1e-12;
    for (double frame = 0.25; frame <= 15; frame += 0.25)
        QVERIFY2(curve.at(frame) >= curve.at(frame - 0.25) - rounding
                     && curve.at(frame) <= 1.9 + rounding,
                 qPrintable(QString::number(frame)));
    QVERIFY(curve.at(6) != 1.25);  // Not the straight line.
    // scipy.interpolate.PchipInterpolator has these slopes inside, of points as far apart.
    const Curve even = Curve::parse("smooth 0:(0), 1:(0), 2:(1), 3:(4), 4:(4)").value();
    QCOMPARE(even.at(1.5), 0.3125);  // Slopes 0 and 2 · 1 · 3 / 4.
    QCOMPARE(even.at(2.5), 2.6875);  // Slopes 1.5 and 0.
    Curve changed = even;
    changed.set_shape(CurveShape::linear);
    QVERIFY(changed.points() == even.points() && !(changed == even));
    QCOMPARE(changed.at(2.5), 2.5);
}

void CurveTest::knows_whether_it_is_constant()
{
    QVERIFY(Curve().is_constant(1.0));
    QVERIFY(Curve(0.0).is_constant(0.0));
    QVERIFY(!Curve(0.5).is_constant(1.0));
    QVERIFY(Curve::parse("0:(1), 8:(1)").value().is_constant(1.0));
    QVERIFY(!Curve::parse("0:(1), 8:(1.5)").value().is_constant(1.0));
}

void CurveTest::writes_numbers_that_read_back_exactly()
{
    using Limits = std::numeric_limits<double>;
    for (const double number : {0.1, 1.0 / 3, 1e22, -2.5e-17, Limits::min(), Limits::max(),
                                Limits::lowest(), Limits::denorm_min(), 123456789.0}) {
        const auto curve = Curve::parse(Curve(number).text());
        QVERIFY2(curve, Curve(number).text().c_str());
        QVERIFY(curve.value().points().front().value == number);
    }
}

void CurveTest::ignores_the_locale()
{
    // Whichever of them the machine has; with none this asks nothing.
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "German_Germany.1252"})
        if (std::setlocale(LC_ALL, name))
            break;
    const auto curve = Curve::parse("0:(1.5), 8:(0.25)");
    QVERIFY(curve);
    QCOMPARE(QString::fromStdString(curve.value().text()), QString("0:(1.5), 8:(0.25)"));
    std::setlocale(LC_ALL, "C");
}

QTEST_APPLESS_MAIN(CurveTest)
#include "curve_test.moc"
