// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace flipbook::ui {

namespace {

// A table's cells by the names of its columns; what is not there is 0 or empty.
class Cells {
public:
    explicit Cells(const CheckTable& table) : m_table(table) { }

    QString text(const std::vector<CheckValue>& row, const char* column) const
    {
        const CheckValue* cell = find(row, column);
        const auto* text = cell ? std::get_if<std::string>(cell) : nullptr;
        return text ? QString::fromStdString(*text) : QString();
    }

    double number(const std::vector<CheckValue>& row, const char* column) const
    {
        const CheckValue* cell = find(row, column);
        const auto* number = cell ? std::get_if<double>(cell) : nullptr;
        return number ? *number : 0;
    }

    qint64 whole(const std::vector<CheckValue>& row, const char* column) const
    {
        const CheckValue* cell = find(row, column);
        const auto* whole = cell ? std::get_if<std::int64_t>(cell) : nullptr;
        return whole ? *whole : 0;
    }

private:
    const CheckValue* find(const std::vector<CheckValue>& row, const char* column) const
    {
        const auto& columns = m_table.columns;
        const auto found = std::find(columns.begin(), columns.end(), column);
        const auto index = static_cast<std::size_t>(found - columns.begin());
        return index < row.size() ? &row[index] : nullptr;
    }

    const CheckTable& m_table;
};

}  // namespace

const CheckTable* table_of(const CheckReport& report, const char* name)
{
    const auto found = std::find_if(report.tables.begin(), report.tables.end(),
                                    [name](const CheckTable& table) { return table.name == name; });
    return found == report.tables.end() ? nullptr : &*found;
}

std::vector<TensorFacts> tensors_of(const CheckReport& report)
{
    std::vector<TensorFacts> tensors;
    const CheckTable* table = table_of(report, "tensors");
    if (!table)
        return tensors;
    const Cells cells(*table);
    for (const auto& row : table->rows)
        tensors.push_back({cells.text(row, "part"), cells.text(row, "layer"),
                           cells.text(row, "shape"), cells.whole(row, "parameters"),
                           cells.whole(row, "bytes"), cells.number(row, "mean"),
                           cells.number(row, "std"), cells.number(row, "min"),
                           cells.number(row, "max"), cells.whole(row, "not_finite")});
    return tensors;
}

std::vector<LayerFacts> layers_of(const CheckTable& activations)
{
    std::vector<LayerFacts> layers;
    const Cells cells(activations);
    for (const auto& row : activations.rows)
        layers.push_back({static_cast<int>(cells.whole(row, "step")), cells.text(row, "layer"),
                          cells.number(row, "mean"), cells.number(row, "std"),
                          cells.number(row, "min"), cells.number(row, "max"),
                          cells.number(row, "not_finite")});
    return layers;
}

std::vector<HeadFacts> heads_of(const CheckReport& report)
{
    std::vector<HeadFacts> heads;
    const CheckTable* table = table_of(report, "heads");
    if (!table)
        return heads;
    const Cells cells(*table);
    for (const auto& row : table->rows)
        heads.push_back({cells.text(row, "layer"), static_cast<int>(cells.whole(row, "head")),
                         static_cast<int>(cells.whole(row, "step")),
                         cells.number(row, "distance")});
    return heads;
}

bool lies_below(const QString& layer, const QString& path)
{
    if (!layer.startsWith(path))
        return false;
    // "+1" marks what a further motion module gives in a place.
    const QChar next = layer.size() > path.size() ? layer[path.size()] : QLatin1Char('.');
    return path.isEmpty() || next == QLatin1Char('.') || next == QLatin1Char('+');
}

TensorFacts joined(const std::vector<TensorFacts>& tensors)
{
    TensorFacts all;
    double sum = 0, squares = 0;
    bool is_first = true;
    for (const TensorFacts& tensor : tensors) {
        const auto count = static_cast<double>(tensor.parameters - tensor.not_finite);
        all.parameters += tensor.parameters;
        all.bytes += tensor.bytes;
        all.not_finite += tensor.not_finite;
        if (count <= 0)
            continue;
        sum += count * tensor.mean;
        squares +=
            (count - 1) * tensor.deviation * tensor.deviation + count * tensor.mean * tensor.mean;
        all.low = is_first ? tensor.low : std::min(all.low, tensor.low);
        all.high = is_first ? tensor.high : std::max(all.high, tensor.high);
        is_first = false;
    }
    const auto count = static_cast<double>(all.parameters - all.not_finite);
    if (count > 0)
        all.mean = sum / count;
    if (count > 1)
        all.deviation = std::sqrt(std::max(0.0, squares - sum * all.mean) / (count - 1));
    return all;
}

CheckHistogram joined(const std::vector<const CheckHistogram*>& histograms)
{
    if (histograms.empty())
        return {};
    CheckHistogram all = *histograms.front();
    for (const CheckHistogram* each : histograms) {
        all.low = std::min(all.low, each->low);
        all.high = std::max(all.high, each->high);
    }
    if (histograms.size() == 1)
        return all;
    const std::size_t bins = all.counts.size();
    std::fill(all.counts.begin(), all.counts.end(), 0);
    const double range = all.high - all.low;
    for (const CheckHistogram* each : histograms)
        for (std::size_t bin = 0; bin < each->counts.size(); ++bin) {
            const double width =
                (each->high - each->low) / static_cast<double>(each->counts.size());
            const double middle = each->low + width * (static_cast<double>(bin) + 0.5);
            const double place =
                range > 0 ? (middle - all.low) / range * static_cast<double>(bins) : 0;
            all.counts[std::min(bins - 1, static_cast<std::size_t>(std::max(0.0, place)))] +=
                each->counts[bin];
        }
    return all;
}

QStringList path_of_tensor(const QString& layer)
{
    constexpr qsizetype groups = 2;
    const QString wrapper = QStringLiteral("text_model.");  // Around all of a text encoder.
    QStringList words = layer.split(QLatin1Char('.'));
    QStringList path;
    if (layer.startsWith(wrapper) && words.size() > 2) {
        words.removeFirst();
        path << wrapper + words.takeFirst();
    }
    while (path.size() < groups && words.size() > 1) {
        QString group = words.takeFirst();
        bool is_number = false;
        words.first().toInt(&is_number);
        if (is_number && words.size() > 1)
            group += QLatin1Char('.') + words.takeFirst();
        path << group;
    }
    path << words.join(QLatin1Char('.'));
    return path;
}

bool is_of_motion_module(const QString& layer)
{
    return layer.contains(QLatin1String(".motion_modules."));
}

}  // namespace flipbook::ui
