// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tile_products.h"

#include <ATen/Parallel.h>

#include <QTest>
#include <cmath>
#include <limits>

#include "models/tile_kernels.h"

namespace flipbook {

namespace {

at::Tensor to_double(const at::Tensor& values)
{
    return values.to(at::kDouble);
}

// The largest error in units of the sum of all terms' absolute values: what rounding to fp32 may
// leave whatever the order of the terms.
double error_of(const at::Tensor& actual, const at::Tensor& expected, const at::Tensor& terms)
{
    return ((to_double(actual) - expected).abs() / terms).max().item<double>();
}
constexpr double most_error = 3e-7;

}  // namespace

class TileProductsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { at::manual_seed(3); }  // The same numbers for a test that runs alone.
    void is_as_exact_as_fp32_data();
    void is_as_exact_as_fp32();
    void values_of_all_sizes_keep_their_24_bits();
    void finishes_what_follows_the_product();
    void a_row_does_not_depend_on_others();
    void threads_change_nothing();
    void convolves_data();
    void convolves();
    void what_is_not_finite_stays_so();
    void other_weights_are_left_to_others();

private:
    const at::NoGradGuard m_no_grad;
};

void TileProductsTest::initTestCase()
{
    if (!has_tile_unit())
        QSKIP("This processor has no matrix unit (AMX) for bf16, or the system keeps it back.");
}

void TileProductsTest::is_as_exact_as_fp32_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::newRow("one row") << 1 << 320 << 64;
    QTest::newRow("less than a tile of depth 64") << 15 << 64 << 32;
    QTest::newRow("a block less a row") << 31 << 32 << 32;
    QTest::newRow("a block and a row, in several passes") << 33 << 672 << 96;
    QTest::newRow("several blocks of rows") << 2090 << 320 << 320;
    QTest::newRow("several blocks of columns") << 70 << 1280 << 1312;
}

void TileProductsTest::is_as_exact_as_fp32()
{
    QFETCH(int, rows);
    QFETCH(int, in);
    QFETCH(int, out);
    const auto input = at::randn({rows, in}), weight = at::randn({out, in}),
               bias = at::randn({out});
    QVERIFY(suits_tiles(weight));
    const auto packed = pack_tile_matrix(weight);
    QVERIFY(is_tile_matrix(packed));
    const auto actual = tile_linear(input, packed, bias);
    QCOMPARE(actual.sizes(), at::IntArrayRef({rows, out}));
    const double error = error_of(
        actual, at::linear(to_double(input), to_double(weight), to_double(bias)),
        at::linear(to_double(input).abs(), to_double(weight).abs(), to_double(bias).abs()));
    QVERIFY2(error < most_error, qPrintable(QString::number(error)));
}

// A single term for each sum, so that nothing but its own factors is rounded.
void TileProductsTest::values_of_all_sizes_keep_their_24_bits()
{
    constexpr int64_t side = 64;
    const auto exponents = at::linspace(-20, 20, side);
    const auto input = at::diag(at::pow(10.0, exponents) * (1 + at::rand({side}))).to(at::kFloat);
    const auto weight = at::randn({side, side});
    const auto actual = to_double(tile_linear(input, pack_tile_matrix(weight), {}));
    const auto expected = at::mm(to_double(input), to_double(weight).t());
    const double error = ((actual - expected) / expected).abs().max().item<double>();
    QVERIFY2(error < std::ldexp(1.0, -23), qPrintable(QString::number(error)));
}

void TileProductsTest::finishes_what_follows_the_product()
{
    const auto input = at::randn({2, 40, 320}), weight = at::randn({64, 320}) / 8.0;
    const auto bias = at::randn({64}), term = at::randn({2, 40, 64});
    const auto packed = pack_tile_matrix(weight);
    const auto product = at::linear(to_double(input), to_double(weight), to_double(bias));
    const auto difference = [&](const TileFinish& finish, const at::Tensor& expected) {
        const auto actual = to_double(tile_linear(input, packed, bias, finish));
        return (actual - expected).abs().max().item<double>();
    };
    QVERIFY(difference({true, {}, {}}, at::gelu(product)) < 3e-6);
    QVERIFY(difference({false, term, {}}, product * term) < 1e-5);
    QVERIFY(difference({false, {}, term}, product + term) < 5e-6);
    // Rows that are no contiguous tensor.
    const auto columns = at::randn({64, 2, 40}).permute({1, 2, 0});
    QVERIFY(difference({false, {}, columns}, product + columns) < 5e-6);
}

void TileProductsTest::a_row_does_not_depend_on_others()
{
    const auto input = at::randn({1500, 640});
    const auto weight = pack_tile_matrix(at::randn({320, 640}));
    const auto all = tile_linear(input, weight, {});
    for (const int64_t row : {0, 31, 700, 1499})
        QVERIFY(at::equal(all[row], tile_linear(input[row], weight, {})));
}

void TileProductsTest::threads_change_nothing()
{
    const auto input = at::randn({300, 640});
    const auto weight = pack_tile_matrix(at::randn({960, 640}));
    const auto threads = at::get_num_threads();
    at::set_num_threads(1);
    const auto alone = tile_linear(input, weight, {});
    for (const int count : {2, 3}) {
        at::set_num_threads(count);
        QVERIFY(at::equal(alone, tile_linear(input, weight, {})));
    }
    at::set_num_threads(threads);
}

void TileProductsTest::convolves_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("3×3") << 3 << 1 << 8 << 6;
    QTest::newRow("3×3, one pixel") << 3 << 1 << 1 << 1;
    QTest::newRow("stride 2, odd") << 3 << 2 << 7 << 5;
    QTest::newRow("stride 2, even") << 3 << 2 << 8 << 10;
    QTest::newRow("5×5") << 5 << 1 << 9 << 4;
}

void TileProductsTest::convolves()
{
    QFETCH(int, size);
    QFETCH(int, stride);
    QFETCH(int, height);
    QFETCH(int, width);
    const auto input =
        at::randn({3, 352, height, width}).contiguous(at::MemoryFormat::ChannelsLast);
    const auto weight = at::randn({64, 352, size, size}) / std::sqrt(352.0 * size * size);
    const auto bias = at::randn({64});
    const int64_t padding = size / 2;
    const auto actual = TileConvolution(weight, stride, padding).convolve(input, bias);
    const auto expected =
        at::conv2d(to_double(input), to_double(weight), to_double(bias), stride, padding);
    QCOMPARE(actual.sizes(), expected.sizes());
    QVERIFY(actual.is_contiguous(at::MemoryFormat::ChannelsLast));
    const double error = error_of(actual, expected,
                                  at::conv2d(to_double(input).abs(), to_double(weight).abs(),
                                             to_double(bias).abs(), stride, padding));
    QVERIFY2(error < most_error, qPrintable(QString::number(error)));
}

void TileProductsTest::what_is_not_finite_stays_so()
{
    const auto weight = pack_tile_matrix(at::randn({32, 64}));
    constexpr float infinity = std::numeric_limits<float>::infinity();
    for (const float value : {infinity, -infinity, std::numeric_limits<float>::quiet_NaN()}) {
        auto input = at::randn({20, 64});
        input[7][63] = value;
        const auto rows = tile_linear(input, weight, {}).isfinite().all(1);
        QVERIFY(!rows[7].item<bool>());
        QCOMPARE(rows.sum().item<int64_t>(), 19);
    }
}

void TileProductsTest::other_weights_are_left_to_others()
{
    QVERIFY(!suits_tiles(at::ones({64, 48})));
    QVERIFY(!suits_tiles(at::ones({48, 64})));
    QVERIFY(!suits_tiles(at::ones({64, 64}, at::kBFloat16)));
    QVERIFY(!is_tile_matrix(at::ones({64, 64, 3, 3})));
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::TileProductsTest)
#include "tile_products_test.moc"
