// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Readers for the reference values below tests/data/expected.
namespace flipbook::test {

inline QByteArray read_expected(const QString& name)
{
    QFile file(QStringLiteral(FLIPBOOK_TEST_DATA "/expected/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A section of index.json, "tokenizer" for instance; empty if there is none.
inline QJsonObject expected_section(const QString& name)
{
    return QJsonDocument::fromJson(read_expected(QStringLiteral("index.json")))
        .object()
        .value(name)
        .toObject();
}

inline std::vector<std::string> to_strings(const QJsonValue& list)
{
    std::vector<std::string> strings;
    for (const QJsonValue& item : list.toArray())
        strings.push_back(item.toString().toStdString());
    return strings;
}

// The values of an int32 tensor of a safetensors file; empty if it is not there.
inline std::vector<int> expected_int32(const QString& file, const QString& tensor)
{
    const QByteArray bytes = read_expected(file);
    if (bytes.size() < 8)
        return {};
    const auto header_size = static_cast<qsizetype>(qFromLittleEndian<quint64>(bytes.constData()));
    const QJsonObject entry =
        QJsonDocument::fromJson(bytes.mid(8, header_size)).object().value(tensor).toObject();
    const QJsonArray offsets = entry.value(QStringLiteral("data_offsets")).toArray();
    if (entry.value(QStringLiteral("dtype")) != QStringLiteral("I32") || offsets.size() != 2)
        return {};
    const qsizetype begin = 8 + header_size + offsets.at(0).toInt();
    std::vector<int> values(static_cast<std::size_t>(offsets.at(1).toInt() - offsets.at(0).toInt())
                            / sizeof(std::int32_t));
    qFromLittleEndian<std::int32_t>(bytes.constData() + begin,
                                    static_cast<qsizetype>(values.size()), values.data());
    return values;
}

}  // namespace flipbook::test
