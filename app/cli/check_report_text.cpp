// SPDX-License-Identifier: GPL-3.0-or-later
#include "check_report_text.h"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

namespace flipbook::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const CheckValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? "yes" : "NO";
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    std::ostringstream text;
    constexpr int digits = 4;
    text << std::setprecision(digits) << std::get<double>(value);
    return text.str();
}

std::string words(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

// Columns as wide as what stands in them; numbers to the right.
std::string table_text(const CheckTable& table)
{
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        widths.push_back(table.columns[column].size());
        for (const auto& row : table.rows)
            widths.back() = std::max(widths.back(), text_of(row[column]).size());
    }
    std::ostringstream text;
    text << words(table.name) << '\n';
    const auto add_line = [&](const auto& cell, const auto& is_number) {
        text << ' ';
        for (std::size_t column = 0; column < widths.size(); ++column)
            text << ' ' << (is_number(column) ? std::right : std::left)
                 << std::setw(static_cast<int>(widths[column])) << cell(column) << ' ';
        text << '\n';
    };
    const auto is_number = [&](std::size_t column) {
        return !table.rows.empty()
               && (std::holds_alternative<double>(table.rows.front()[column])
                   || std::holds_alternative<std::int64_t>(table.rows.front()[column]));
    };
    add_line([&](std::size_t column) { return words(table.columns[column]); }, is_number);
    for (const auto& row : table.rows)
        add_line([&](std::size_t column) { return text_of(row[column]); }, is_number);
    return text.str();
}

}  // namespace

std::string report_text(const CheckReport& report)
{
    std::string text;
    for (const CheckTable& table : report.tables)
        text += (text.empty() ? "" : "\n") + table_text(table);
    return text;
}

std::string report_json(const CheckReport& report)
{
    Json json = {{"what", report.what}};
    for (const CheckTable& table : report.tables) {
        Json rows = Json::array();
        for (const auto& row : table.rows) {
            Json object = Json::object();
            for (std::size_t column = 0; column < row.size(); ++column)
                std::visit([&](const auto& value) { object[table.columns[column]] = value; },
                           row[column]);
            rows.push_back(std::move(object));
        }
        json[table.name] = std::move(rows);
    }
    json["faults"] = report.faults;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace flipbook::cli
