"""Packet of a posting: its contents, as a page and as one PDF."""

from boards.materials.packets.contents import PacketContents, PacketItem, PacketMaterial, packet_contents

__all__ = ["PacketContents", "PacketItem", "PacketMaterial", "packet_contents"]
